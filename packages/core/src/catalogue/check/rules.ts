/** The rules a catalogue is checked against. A new rule is a file beside this one and a line here. */
import { approvalSections } from './approval-sections.ts'
import { askedByMatter } from './asked-by-matter.ts'
import { catchAllInItems, catchAllInMaterials, catchAllInMatters } from './catch-all.ts'
import { commitments } from './commitments.ts'
import { conditionValues } from './condition-values.ts'
import { conditions } from './conditions.ts'
import { constraints } from './constraints.ts'
import { constraintsTogether } from './constraints-together.ts'
import { creditCodes } from './credit-codes.ts'
import { resourceKeys, resourceSharing, sharedMaterials } from './data-resources.ts'
import { duplicateCodes } from './duplicate-codes.ts'
import { elements } from './elements.ts'
import { facets } from './facets.ts'
import { feesAndVisits, matterVisits } from './fees-and-visits.ts'
import { formSections } from './form-sections.ts'
import { governmentMaterials } from './government-materials.ts'
import { idleQuestions } from './idle-questions.ts'
import { impossibleComparisons } from './impossible-comparisons.ts'
import { innerIds } from './inner-ids.ts'
import { itemCodes } from './item-codes.ts'
import { jointLimits } from './joint-limit.ts'
import {
  itemLegalBases,
  materialLegalBases,
  preconditionLegalBases,
  resourceLegalBases,
} from './legal-bases.ts'
import { licenceIssuers } from './licence-issuers.ts'
import { lifeStages } from './life-stages.ts'
import { limitCompression } from './limit-compression.ts'
import { materialKinds } from './material-kinds.ts'
import { materialsAlikeRule } from './materials-alike.ts'
import { originals } from './originals.ts'
import { otherwise } from './otherwise.ts'
import { places } from './places.ts'
import { preconditionMaterials, preconditionServices } from './preconditions.ts'
import { processDemanded } from './process-demanded.ts'
import { promiseMet } from './promise-met.ts'
import { promisedLimits } from './promised-limits.ts'
import { references } from './references.ts'
import { regions } from './regions.ts'
import { resultCycles } from './result-cycles.ts'
import { reviewPoints } from './review-points.ts'
import type { Rule } from './rule.ts'
import { sampleRules } from './samples.ts'
import { specialProcedures } from './special-procedures.ts'
import { statutoryLimits } from './statutory-limits.ts'
import { toldFieldsRule } from './told-fields.ts'
import { tolerance } from './tolerance.ts'
import { unreachable } from './unreachable.ts'
import { unreachableParts } from './unreachable-parts.ts'
import { unusedMaterials } from './unused-materials.ts'
import { neverAskedQuestions, unusedQuestions } from './unused-questions.ts'
import { variantRegions, variants } from './variants.ts'

export const rules: readonly Rule[] = [
  references,
  innerIds,
  conditions,
  conditionValues,
  impossibleComparisons,
  facets,
  unreachable,
  unreachableParts,
  idleQuestions,
  resultCycles,
  otherwise,
  askedByMatter,
  unusedQuestions,
  neverAskedQuestions,
  promisedLimits,
  reviewPoints,
  ...sampleRules,
  materialKinds,
  elements,
  constraints,
  formSections,
  regions,
  creditCodes,
  lifeStages,
  itemCodes,
  duplicateCodes,
  catchAllInItems,
  catchAllInMaterials,
  catchAllInMatters,
  statutoryLimits,
  limitCompression,
  promiseMet,
  jointLimits,
  governmentMaterials,
  unusedMaterials,
  materialsAlikeRule,
  processDemanded,
  tolerance,
  commitments,
  originals,
  preconditionMaterials,
  preconditionServices,
  itemLegalBases,
  materialLegalBases,
  preconditionLegalBases,
  resourceLegalBases,
  resourceKeys,
  resourceSharing,
  sharedMaterials,
  places,
  approvalSections,
  constraintsTogether,
  toldFieldsRule,
  specialProcedures,
  licenceIssuers,
  variants,
  variantRegions,
  feesAndVisits,
  matterVisits,
]
