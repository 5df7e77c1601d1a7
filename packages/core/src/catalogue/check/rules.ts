/** The rules a catalogue is checked against. A new rule is a file beside this one and a line here. */
import { askedByMatter } from './asked-by-matter.ts'
import { conditionValues } from './condition-values.ts'
import { conditions } from './conditions.ts'
import { constraints } from './constraints.ts'
import { creditCodes } from './credit-codes.ts'
import { elements } from './elements.ts'
import { facets } from './facets.ts'
import { formSections } from './form-sections.ts'
import { innerIds } from './inner-ids.ts'
import { lifeStages } from './life-stages.ts'
import { materialKinds } from './material-kinds.ts'
import { otherwise } from './otherwise.ts'
import { promisedLimits } from './promised-limits.ts'
import { references } from './references.ts'
import { regions } from './regions.ts'
import { resultCycles } from './result-cycles.ts'
import { reviewPoints } from './review-points.ts'
import type { Rule } from './rule.ts'
import { samples } from './samples.ts'
import { unusedQuestions } from './unused-questions.ts'

export const rules: readonly Rule[] = [
  references,
  innerIds,
  conditions,
  conditionValues,
  facets,
  resultCycles,
  otherwise,
  askedByMatter,
  unusedQuestions,
  promisedLimits,
  reviewPoints,
  samples,
  materialKinds,
  elements,
  constraints,
  formSections,
  regions,
  creditCodes,
  lifeStages,
]
