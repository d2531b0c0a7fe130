import { codeRules } from './code';
import { deliveryRules } from './delivery';
import { dueRules } from './dues';
import { fileRules } from './files';
import type { Rule } from './gap';
import { peopleRules } from './people';
import { pointerRules } from './pointers';
import { ruleIds } from './ruleIds';
import { stepRules } from './steps';
import { summaryRules } from './summary';

const all = [
  ...deliveryRules,
  ...fileRules,
  ...summaryRules,
  ...stepRules,
  ...peopleRules,
  ...dueRules,
  ...pointerRules,
  ...codeRules,
];

/** Every rule that looks for something, in the order in which its gaps are told: that of `ruleIds`. */
export const rules: readonly Rule[] = [...all].sort((a, b) => ruleIds.indexOf(a.id) - ruleIds.indexOf(b.id));
