/** Surface of the concept *plan*. */
export {
  type AnswerProblem,
  type Answers,
  type AskedQuestion,
  allowedValues,
  nextQuestion,
} from './answers.ts'
export {
  compile,
  compilePrepared,
  findPreparedMatter,
  type PlanOptions,
  type PlanResult,
  type PreparedResult,
  prepareKnown,
} from './compile.ts'
export { type Condition, type ConditionResult, parseCondition } from './condition.ts'
export { type ExplainProblem, type ExplainResult, explain } from './explain/explain.ts'
export type { About, AboutKind, Reason, ReasonKind } from './explain/reason.ts'
export { type Reader, type ReasonLine, reasonLines, reasonText } from './explain/reason-text.ts'
export { questionsOfItems } from './item-questions.ts'
export { nearest } from './nearest.ts'
export type {
  Burden,
  ChecklistEntry,
  Fees,
  Flow,
  Form,
  FormField,
  FurtherSavings,
  OmittedEntry,
  Plan,
  PlanItem,
  PlanTask,
  Situation,
} from './plan.ts'
export { type PreparedMatter, prepareMatter } from './prepare.ts'
