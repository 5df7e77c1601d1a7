/** The materials of an information sheet: what GB/T 39046 §6.1 says of each. */
import type { Item } from '../catalogue/model.ts'
import { paragraph, table } from './blocks.ts'
import { conditionText, type Desk } from './desk.ts'
import { originTexts } from './materials.ts'
import type { Block } from './model.ts'

const materialShares = [3.6, 2.8, 2.4, 5.6, 3.6, 1.3, 1.5, 1.6] as const

/** Where a material is got: a hall for what an authority issues that has moved there, a form on screen. */
function handledAt(desk: Desk, id: string): string {
  const { catalogue, t, say } = desk
  const { sheet } = t.item
  const material = catalogue.materials.get(id)
  if (material === undefined) return t.none
  if (material.handledAt !== undefined) return say(material.handledAt)
  if (material.kind === 'form') return sheet.formPlace
  const issuer = catalogue.authorities.get(catalogue.licences.get(material.licence ?? '')?.issuer ?? '')
  const hall = catalogue.sites.get(issuer?.settledAt ?? '')
  if (hall) return t.colon(say(hall.name), say(hall.address))
  if (issuer) return say(issuer.name)
  if (material.issuer !== undefined) return say(material.issuer)
  return material.source === 'applicant' ? sheet.ownPlace : sheet.issuerPlace
}

export function sheetMaterials(desk: Desk, item: Item): Block {
  const { catalogue, t, say } = desk
  const { sheet } = t.item
  const columns = sheet.materialColumns.map((title, index) => [title, materialShares[index] ?? 1] as const)
  const rows = item.materials.map(use => {
    const material = catalogue.materials.get(use.material)
    const [origin = t.none] = originTexts(desk, use.material)
    const { original, copy } = use.copies
    return [
      material ? say(material.name) : use.material,
      material?.issuer ? say(material.issuer) : material?.source === 'applicant' ? sheet.applicant : origin,
      material?.issuedWithin ? say(material.issuedWithin) : t.none,
      [
        material ? say(material.guidance) : t.none,
        ...(use.when === undefined ? [] : [sheet.onlyWhen(conditionText(desk, use.when))]),
        ...(use.tolerableDays === undefined ? [] : [t.material.tolerable(use.tolerableDays)]),
        ...(use.commitment === undefined ? [] : [t.material.commitment]),
      ],
      handledAt(desk, use.material),
      String(original),
      String(copy),
      use.tolerableDays === undefined ? t.yes : t.no,
    ]
  })
  return rows.length === 0 ? paragraph(t.none) : table(sheet.materials, columns, rows)
}
