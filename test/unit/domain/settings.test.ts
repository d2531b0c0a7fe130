import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveSettings, settingNames, type SettingValues } from '../../../src/domain/settings';

describe('the settings that hold', () => {
  it('say where and when one works, unless that makes no sense', () => {
    const settings = resolveSettings([
      { timeZone: 'Mars/Olympus', workingHours: 'sometimes' },
      { timeZone: ' Asia/Tokyo ', workingHours: 'Sat 9-10' },
    ]);
    assert.equal(settings.timeZone, 'Asia/Tokyo');
    assert.deepEqual(settings.workingHours?.[5], [{ from: 540, to: 600 }]);
    const none = resolveSettings([{ timeZone: '', workingHours: '' }]);
    assert.ok(!('timeZone' in none) && !('workingHours' in none));
  });

  it('are the defaults where nothing is set', () => {
    assert.deepEqual(resolveSettings([]), {
      sync: 'ask',
      prompt: {
        enabled: true,
        settleSeconds: 2,
        dailyLimit: 6,
        ignoredBranches: [],
        onDefaultBranch: false,
      },
    });
    assert.deepEqual(resolveSettings([{}, {}]), resolveSettings([]));
  });

  it('come from the strongest place that sets them, each for itself', () => {
    const editor: SettingValues = { share: 'ref', 'prompt.dailyLimit': 0 };
    const git: SettingValues = { share: 'local', sync: 'auto', 'prompt.dailyLimit': '9' };
    const settings = resolveSettings([editor, git]);
    assert.deepEqual([settings.share, settings.sync, settings.prompt.dailyLimit], ['ref', 'auto', 0]);
  });

  it("are read from git's texts as git reads them", () => {
    const { remote, prompt } = resolveSettings([
      {
        remote: ' upstream ',
        'prompt.enabled': 'No',
        'prompt.onDefaultBranch': '1',
        'prompt.settleSeconds': '0.5',
        'prompt.ignoredBranches': ['release/*', 'wip'],
      },
    ]);
    assert.equal(remote, 'upstream');
    assert.deepEqual(prompt, {
      enabled: false,
      settleSeconds: 0.5,
      dailyLimit: 6,
      ignoredBranches: ['release/*', 'wip'],
      onDefaultBranch: true,
    });
  });

  it('leave a slip to the next place, and at last to the default', () => {
    const slips: SettingValues = {
      share: 'everywhere',
      sync: true,
      remote: '  ',
      'prompt.enabled': 'perhaps',
      'prompt.settleSeconds': -1,
      'prompt.dailyLimit': '2.5',
      'prompt.ignoredBranches': 'release/*',
      'prompt.onDefaultBranch': null,
    };
    assert.deepEqual(resolveSettings([slips]), resolveSettings([]));
    const next: SettingValues = { sync: 'off', 'prompt.dailyLimit': 3 };
    assert.deepEqual(resolveSettings([slips, next]), resolveSettings([next]));
  });

  it('make sense whatever is set, in any number of places', () => {
    const values = fc.record(Object.fromEntries(settingNames.map((name) => [name, fc.anything()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 4 }), (places) => {
        const { sync, remote, prompt } = resolveSettings(places);
        assert.ok(['ask', 'auto', 'off'].includes(sync));
        assert.notEqual(remote, '');
        assert.ok(prompt.settleSeconds >= 0 && prompt.settleSeconds <= 60);
        assert.ok(Number.isInteger(prompt.dailyLimit) && prompt.dailyLimit >= 0);
        assert.ok(prompt.ignoredBranches.every((name) => typeof name === 'string'));
      }),
    );
  });
});
