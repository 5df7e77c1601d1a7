/** What obligations, alerts and orders have in common on the wire: who owes what, in words. */
import { owingKind } from '@yijianshi/contract/supervision'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { z } from 'zod'
import { nameOf } from '../case/present-task.ts'

export const owingColumns = {
  process_id: z.uuid(),
  process_kind: z.string(),
  number: z.string().nullable(),
  key: z.string(),
  kind: z.string(),
  owner_kind: owingKind,
  owner_id: z.string(),
  item: z.string().nullable(),
  due: z.string(),
}
const owingRow = z.object(owingColumns)
export type OwingRow = z.infer<typeof owingRow>

/** The number under which people know a process, of a row called `page`. */
export const numberOf = `coalesce(
  (SELECT number FROM case_view WHERE case_id = page.process_id),
  (SELECT number FROM supervision_view WHERE order_id = page.process_id),
  (SELECT number FROM change_order_view WHERE order_id = page.process_id)) AS number`

const centre = { zh: '政务服务中心', en: 'Service centre' }
const editors = { zh: '编目员', en: 'Editors' }

export function ownerName(catalogue: Catalogue, kind: string, id: string) {
  if (kind === 'authority') return nameOf(catalogue.authorities.get(id)?.name, id)
  if (kind === 'window') return nameOf(catalogue.sites.get(id)?.name, id)
  return kind === 'editor' ? editors : centre
}

export function itemName(catalogue: Catalogue, item: string | null) {
  return item === null ? null : nameOf(catalogue.items.get(item)?.name, item)
}

export function presentOwing(catalogue: Catalogue, row: OwingRow) {
  return {
    process: row.process_id,
    processKind: row.process_kind,
    number: row.number,
    key: row.key,
    kind: row.kind,
    ownerKind: row.owner_kind,
    owner: row.owner_id,
    ownerName: ownerName(catalogue, row.owner_kind, row.owner_id),
    item: row.item,
    itemName: itemName(catalogue, row.item),
    due: row.due,
  }
}

/** Where a page ended, as text that is opaque to clients. */
export function writePlace(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Undefined for what is no place of this list. */
export function readPlace<Place>(text: string, shape: z.ZodType<Place>): Place | undefined {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}
