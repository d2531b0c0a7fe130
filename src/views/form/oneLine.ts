import * as vscode from 'vscode';
import { HandoffForm, type FormToOpen } from '../../app/handoffForm';
import type { Session } from '../../app/session';
import type { WrittenHandoff } from '../../app/writeHandoff';
import type { HandoffContent } from '../../domain/records';
import { isProblem } from '../../domain/problem';
import { label } from '../../editor/label';
import { withIdentity } from '../../editor/identity';
import { mention } from '../../editor/messages';
import { logFailure } from '../../editor/report';
import type { Speech } from '../../editor/speech';
import { branchName } from '../../words/branchName';
import { failureText } from '../../words/gitFailures';
import { shareLabel } from '../../words/saved';
import { secretHere } from '../../words/secrets';
import { afterSave } from './afterSave';

interface Around {
  readonly session: Session;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/** How soon after a key the text is on the disk, in milliseconds. */
const keepAfter = 200;

/**
 * A handoff of one line: a box, and Enter saves it the way handoffs go here. What is wrong shows in the box; left
 * with a text in it, that is a draft, with which the next box or form of the branch begins.
 */
export async function askOneLine(
  around: Around,
  what: FormToOpen,
  titled: (title: string) => string,
): Promise<void> {
  const form = await formFor(around.session, what);
  const written = await new OneLineBox(around, form, titled).ask();
  if (written) {
    await afterSave(around, written, form.share, false);
  }
}

/** Goes on with a draft of one line; one that holds more is left for the form. */
async function formFor(session: Session, what: FormToOpen): Promise<HandoffForm> {
  const { parts, drafts } = session;
  const { share } = await parts.settings();
  const newest = await HandoffForm.open(parts, drafts, what, share);
  return isOneLine(newest) ? newest : HandoffForm.open(parts, drafts, { ...what, drafts: [] }, share);
}

/** True where nothing was typed but one line of a summary. */
function isOneLine({ content, prefill }: HandoffForm): boolean {
  const rest = (whole: HandoffContent): string => JSON.stringify({ ...whole, summary: '' });
  return !content.summary.includes('\n') && rest(content) === rest({ ...content, ...prefill.content });
}

class OneLineBox {
  readonly #box = vscode.window.createInputBox();
  /** Marks of what the box has shown, and the next Enter calls no secret. */
  #shown: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #written: WrittenHandoff | undefined;

  constructor(
    private readonly around: Around,
    private readonly form: HandoffForm,
    titled: (title: string) => string,
  ) {
    const { l10n } = around.speech;
    const branch = label(branchName(l10n, form.branch));
    this.#box.title = titled(l10n.t('One-line handoff for {0}', branch));
    this.#box.placeholder = l10n.t('Where it stands, in a sentence');
    this.#box.prompt = l10n.t('Enter saves it. It goes to {0}.', shareLabel(l10n, form.share));
    this.#box.value = form.content.summary;
    this.#box.ignoreFocusOut = true;
  }

  /** Resolves with what was written; undefined where the box was left. */
  ask(): Promise<WrittenHandoff | undefined> {
    const box = this.#box;
    return new Promise((resolve, reject) => {
      box.onDidChangeValue(() => this.#typed());
      box.onDidAccept(() => void this.#save());
      box.onDidHide(() => {
        clearTimeout(this.#timer);
        box.dispose();
        this.#left().then(() => resolve(this.#written), reject);
      });
      box.show();
    });
  }

  get #content(): HandoffContent {
    return { ...this.form.content, summary: this.#box.value };
  }

  #typed(): void {
    this.#shown = [];
    this.#box.validationMessage = undefined;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#keep().catch((error: unknown) => this.#say(error));
    }, keepAfter);
  }

  #keep(): Promise<void> {
    return this.form.keep(this.#content, this.form.share);
  }

  async #save(): Promise<void> {
    const { form } = this;
    if (this.#box.busy) {
      return;
    }
    this.#hold(true);
    try {
      this.#written = await withIdentity(this.around, () =>
        form.save(this.#content, form.share, 'not-asked', this.#shown),
      );
      this.#box.hide();
    } catch (error) {
      this.#hold(false);
      this.#say(error);
    }
  }

  #hold(isHeld: boolean): void {
    this.#box.busy = isHeld;
    this.#box.enabled = !isHeld;
  }

  #say(error: unknown): void {
    const { speech, log } = this.around;
    logFailure(log, speech.l10n.t('The one-line handoff'), error);
    if (isProblem(error) && error.problem.kind === 'secrets') {
      const { findings } = error.problem;
      const found = findings.map((finding) => secretHere(speech.l10n, finding)).join('; ');
      this.#shown = findings.map(({ mark }) => mark);
      this.#box.validationMessage = {
        message: speech.l10n.t('{0}. Not saved yet. If it is no secret, Enter saves it.', found),
        severity: vscode.InputBoxValidationSeverity.Warning,
      };
    } else {
      this.#box.validationMessage = failureText(speech.l10n, error);
    }
  }

  /** What was typed and not saved stays as a draft; an emptied box leaves none. */
  async #left(): Promise<void> {
    if (this.#written) {
      return;
    }
    if (this.#box.value.trim() === '') {
      await this.form.forget();
    } else {
      await this.#keep();
      mention(this.around.speech.l10n.t('Kept as a draft: Handoff: Drafts… has it.'));
    }
  }
}
