/** What one item of a matter makes, another item of it does not ask the applicant for (过程材料). */
import { licenceOf, type SamePapers, samePapers } from '../../plan/same-papers.ts'
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Material, Matter } from '../model.ts'
import { isAlike, nameCore } from './alike-names.ts'
import { eachMatter } from './rule.ts'
import { type Maker, makersOf, possibleTogether } from './together.ts'

const processMaterialDemanded = {
  code: 'catalogue/process-material-demanded',
  severity: 'error',
  zh: '事项 {item} 要申请人交“{name}”（{material}），它就是同一件事中事项 {maker} 的结果 {licence}。请把材料写成 kind: licence、licence: {licence}、source: government。',
  en: 'The item {item} asks the applicant for «{name}» ({material}), which is the result {licence} of the item {maker} in the same matter. Make it kind: licence, licence: {licence}, source: government.',
  reason: {
    zh: '前一环节的办理结果由部门间传递，不得让申请人再提交一次。',
    en: 'A result of an earlier step goes from authority to authority; nobody carries it.',
  },
  example: {
    wrong: '- { id: licence-paper, name: { zh: 营业执照复印件, … }, kind: document, source: applicant, … }',
    right:
      '- { id: business-licence-copy, name: { zh: 营业执照副本, … }, kind: licence, licence: business-licence, source: government, … }',
  },
} as const satisfies FindingRow

type Making = Maker & { readonly licence: string }

/** The makers of what the material really is. */
function makersOfMaterial(
  catalogue: Catalogue,
  { makers, same }: { readonly makers: ReadonlyMap<string, readonly Maker[]>; readonly same: SamePapers },
  material: Material,
): Making[] {
  const making = (licence: string) => (makers.get(licence) ?? []).map(maker => ({ ...maker, licence }))
  if (material.kind === 'form') return []
  if (material.kind === 'licence') {
    // The government passes it on: that is what a process material is.
    return material.licence === undefined || material.source === 'government' ? [] : making(material.licence)
  }
  // Declared to be the same paper as a copy of the licence: then nobody is asked for it.
  if (licenceOf(material, same) !== undefined) return []
  const core = nameCore(material.name.zh)
  return [...makers.keys()].flatMap(id => {
    const licence = catalogue.licences.get(id)
    return licence !== undefined && isAlike(core, nameCore(licence.name.zh)) ? making(id) : []
  })
}

type Demand = {
  readonly index: number
  readonly item: string
  readonly material: Material
  readonly making: Making
}

function demandsOf(catalogue: Catalogue, matter: Matter): Demand[] {
  const known = new Map<string, readonly Making[]>()
  const papers = { makers: makersOf(catalogue, matter), same: samePapers(matter, catalogue.materials) }
  const materialsOf = (item: string) => catalogue.items.get(item)?.materials ?? []
  const texts = () =>
    matter.items.flatMap(({ item, when }) => [when, ...materialsOf(item).map(entry => entry.when)])
  const isPossible = possibleTogether(catalogue, matter, texts)
  return matter.items.flatMap(({ item, when }, index) =>
    materialsOf(item).flatMap(entry => {
      const material = catalogue.materials.get(entry.material)
      if (material === undefined) return []
      const makings = known.get(material.id) ?? makersOfMaterial(catalogue, papers, material)
      known.set(material.id, makings)
      const making = makings.find(maker => maker.item !== item && isPossible(when, entry.when, maker.when))
      return making ? [{ index, item, material, making }] : []
    }),
  )
}

export const processDemanded = eachMatter([processMaterialDemanded], (matter, catalogue, { report }) =>
  demandsOf(catalogue, matter).map(({ index, item, material, making }) =>
    report(
      processMaterialDemanded,
      { in: 'matters', id: matter.id, path: ['items', index, 'item'] },
      {
        item,
        material: material.id,
        name: material.name.zh,
        maker: making.item,
        licence: making.licence,
      },
    ),
  ),
)
