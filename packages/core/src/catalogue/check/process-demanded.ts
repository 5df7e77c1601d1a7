/** What one item of a matter makes, another item of it does not ask the applicant for (过程材料). */
import { licenceOf, type SamePapers, samePapers } from '../../plan/same-papers.ts'
import type { FindingRow } from '../finding.ts'
import type { Catalogue, Material, Matter } from '../model.ts'
import { coreOf, NameIndex } from './alike-names.ts'
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

/** What the items of the matter issue: by licence, and by what a paper is called. */
type Issued = {
  readonly makers: ReadonlyMap<string, readonly Maker[]>
  readonly byName: NameIndex<Making>
  readonly same: SamePapers
}

function issuedIn(catalogue: Catalogue, matter: Matter): Issued {
  const makers = makersOf(catalogue, matter)
  const byName = new NameIndex<Making>()
  for (const [id, items] of makers) {
    const licence = catalogue.licences.get(id)
    if (licence === undefined) continue
    for (const maker of items) byName.add(coreOf(licence), { ...maker, licence: id })
  }
  return { makers, byName, same: samePapers(matter, catalogue.materials) }
}

/** The makers of what the material really is. */
function makersOfMaterial({ makers, byName, same }: Issued, material: Material): readonly Making[] {
  const { kind, licence, source } = material
  if (kind === 'form') return []
  if (kind === 'licence') {
    // The government passes it on: that is what a process material is.
    if (licence === undefined || source === 'government') return []
    return (makers.get(licence) ?? []).map(maker => ({ ...maker, licence }))
  }
  // Declared to be the same paper as a copy of the licence: then nobody is asked for it.
  return licenceOf(material, same) === undefined ? byName.alike(coreOf(material)) : []
}

type Demand = {
  readonly index: number
  readonly item: string
  readonly material: Material
  readonly making: Making
}

function demandsOf(catalogue: Catalogue, matter: Matter): Demand[] {
  const known = new Map<string, readonly Making[]>()
  const issued = issuedIn(catalogue, matter)
  const materialsOf = (item: string) => catalogue.items.get(item)?.materials ?? []
  const texts = () =>
    matter.items.flatMap(({ item, when }) => [when, ...materialsOf(item).map(entry => entry.when)])
  const isPossible = possibleTogether(catalogue, matter, texts)
  return matter.items.flatMap(({ item, when }, index) =>
    materialsOf(item).flatMap(entry => {
      const material = catalogue.materials.get(entry.material)
      if (material === undefined) return []
      const makings = known.get(material.id) ?? makersOfMaterial(issued, material)
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
