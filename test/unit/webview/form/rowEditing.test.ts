import assert from 'node:assert/strict';
import {
  backspace,
  enter,
  filledRows,
  makeRows,
  moveRow,
  pasteLines,
  removeRow,
  typeInto,
  type Rows,
} from '../../../../src/webview/form/rowEditing';

type List = Rows<{ readonly id: string }>;

const list = (...texts: readonly string[]): List =>
  makeRows(
    1,
    texts.map((text) => ({ values: [text], item: { id: `id of ${text}` } })),
  );
const pairs = (...rows: readonly (readonly [string, string])[]): List =>
  makeRows(
    2,
    rows.map((values) => ({ values })),
  );
const texts = (rows: List): readonly string[] => rows.rows.map((row) => row.values.join('|'));
const key = (rows: List, index: number): number => rows.rows[index]?.key ?? assert.fail('no such row');
const at = (rows: List, index: number, field = 0): { key: number; field: number } => ({
  key: key(rows, index),
  field,
});

describe('rowEditing', () => {
  it('always has one empty row at the end', () => {
    assert.deepEqual(texts(list()), ['']);
    assert.deepEqual(texts(list('a')), ['a', '']);
    assert.deepEqual(texts(list('a', '')), ['a', '']);
  });

  it('makes the next empty row when one types into the last, and gives every row a key of its own', () => {
    const rows = list('a');
    const typed = typeInto(rows, at(rows, 1), 'b');
    assert.deepEqual(texts(typed), ['a', 'b', '']);
    assert.equal(new Set(typed.rows.map((row) => row.key)).size, 3);
    assert.equal(key(typed, 1), key(rows, 1), 'the row typed into is the same row');
    assert.deepEqual(texts(rows), ['a', ''], 'what was before is not changed');
  });

  it('types into the one field', () => {
    const rows = pairs(['run', 'expect']);
    assert.deepEqual(texts(typeInto(rows, at(rows, 0, 1), 'more')), ['run|more', '|']);
  });

  it('takes a row with any field filled for one that says something', () => {
    const rows = pairs(['', 'expect'], [' ', '']);
    assert.deepEqual(
      filledRows(rows).map((row) => row.values),
      [['', 'expect']],
    );
  });

  describe('Enter', () => {
    it('moves on to the empty row below', () => {
      const rows = list('a');
      assert.deepEqual(enter(rows, key(rows, 0)), { rows, focus: at(rows, 1) });
    });

    it('adds a row between two that say something', () => {
      const rows = list('a', 'b');
      const edited = enter(rows, key(rows, 0));
      assert.deepEqual(texts(edited.rows), ['a', '', 'b', '']);
      assert.deepEqual(edited.focus, at(edited.rows, 1));
      const again = enter(edited.rows, key(edited.rows, 2)).rows;
      const more = enter(typeInto(again, at(again, 1), 'x'), key(again, 0)).rows;
      assert.equal(new Set(more.rows.map((row) => row.key)).size, more.rows.length);
    });

    it('adds nothing in the empty row at the end', () => {
      const rows = list('a');
      assert.deepEqual(enter(rows, key(rows, 1)), { rows });
    });

    it('moves on from an empty row in between without adding one', () => {
      const rows = list('', 'b');
      assert.deepEqual(enter(rows, key(rows, 0)), { rows, focus: at(rows, 1) });
    });
  });

  describe('Backspace', () => {
    it('is an ordinary key where there is text', () => {
      const rows = list('a', 'b');
      assert.deepEqual(backspace(rows, at(rows, 1)), { rows });
    });

    it('takes an empty row out and goes back', () => {
      const rows = list('a', '', 'b');
      const edited = backspace(rows, at(rows, 1));
      assert.deepEqual(texts(edited.rows), ['a', 'b', '']);
      assert.deepEqual(edited.focus, at(edited.rows, 0));
    });

    it('goes back from the last row, which comes again', () => {
      const rows = list('a');
      const edited = backspace(rows, at(rows, 1));
      assert.deepEqual(texts(edited.rows), ['a', '']);
      assert.deepEqual(edited.focus, at(edited.rows, 0));
    });

    it('does nothing in the first row', () => {
      const rows = list('', 'b');
      assert.deepEqual(backspace(rows, at(rows, 0)), { rows });
    });

    it('goes to the field before, and keeps a row that says something in another field', () => {
      const rows = pairs(['a', 'b'], ['', 'expect']);
      assert.deepEqual(backspace(rows, at(rows, 1, 0)), { rows });
      const second = pairs(['a', '']);
      assert.deepEqual(backspace(second, at(second, 0, 1)), { rows: second, focus: at(second, 0, 0) });
    });

    it('goes back to the last field of the row above', () => {
      const rows = pairs(['a', 'b']);
      assert.deepEqual(backspace(rows, at(rows, 1, 0)).focus, at(rows, 0, 1));
    });
  });

  describe('Alt+Up and Alt+Down', () => {
    it('change places with the neighbour, and what belongs to a row goes with it', () => {
      const rows = list('a', 'b', 'c');
      const down = moveRow(rows, at(rows, 0), 1);
      assert.deepEqual(texts(down.rows), ['b', 'a', 'c', '']);
      assert.deepEqual(down.focus, at(rows, 0));
      assert.equal(down.rows.rows[1]?.item?.id, 'id of a');
      assert.deepEqual(texts(moveRow(down.rows, at(rows, 0), -1).rows), ['a', 'b', 'c', '']);
    });

    it('stop at both ends; the empty row stays the last', () => {
      const rows = list('a', 'b');
      assert.equal(moveRow(rows, at(rows, 0), -1).rows, rows);
      assert.equal(moveRow(rows, at(rows, 1), 1).rows, rows);
      assert.equal(moveRow(rows, at(rows, 2), -1).rows, rows);
    });
  });

  it('removes a row with what is in it and goes to the next', () => {
    const rows = list('a', 'b');
    const edited = removeRow(rows, key(rows, 0));
    assert.deepEqual(texts(edited.rows), ['b', '']);
    assert.deepEqual(edited.focus, at(rows, 1));
    assert.deepEqual(texts(removeRow(list('a'), 0).rows), ['']);
  });
});

describe('several lines pasted into a row', () => {
  it('become a row each, without the marks of a list and without empty lines', () => {
    const rows = list();
    const pasted = pasteLines(
      rows,
      key(rows, 0),
      '',
      '- [ ] Move the lock\r\n\n2. Delete the path\n * Test\n',
      '',
    );
    assert.deepEqual(texts(pasted.rows), ['Move the lock', 'Delete the path', 'Test', '']);
    assert.deepEqual(pasted.focus, at(pasted.rows, 2));
  });

  it('join what stands before and after the cursor, and leave the other rows alone', () => {
    const rows = list('ab', 'z');
    const pasted = pasteLines(rows, key(rows, 0), 'a', 'x\ny', 'b');
    assert.deepEqual(texts(pasted.rows), ['ax', 'yb', 'z', '']);
    assert.equal(pasted.rows.rows[0]?.item?.id, 'id of ab');
    assert.equal(pasted.rows.rows[1]?.item, undefined);
  });

  it('give every row a key of its own, also in rows of two fields', () => {
    const rows = pairs(['npm test', 'green']);
    const pasted = pasteLines(rows, key(rows, 1), '', 'a\nb\nc', '');
    assert.deepEqual(texts(pasted.rows), ['npm test|green', 'a|', 'b|', 'c|', '|']);
    const keys = pasted.rows.rows.map((row) => row.key);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.every((one) => one < pasted.rows.nextKey));
  });
});
