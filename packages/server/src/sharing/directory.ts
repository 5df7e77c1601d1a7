/** The directory of data resources as anybody may read it, and how the sources stand for those who run them. */
import type { DataResourceOnWire } from '@yijianshi/contract/data-resource'
import type { SharingSource } from '@yijianshi/contract/sharing-report'
import { civilDateOf } from '@yijianshi/core/calendar'
import { SHARING_OUTCOMES, type SharedEntry } from '@yijianshi/core/sharing'
import { z } from 'zod'
import type { Services } from '../http/wiring.ts'
import { entriesOf } from './entries.ts'
import { elementName, materialName, matterName, ownerName } from './names.ts'
import { basisOnWire } from './present.ts'

export function presentResource(services: Services, resource: SharedEntry): DataResourceOnWire {
  return {
    id: resource.id,
    name: resource.name,
    owner: resource.owner,
    ownerName: ownerName(services, resource.owner),
    kind: resource.kind,
    key: resource.key.by,
    fields: resource.fields.map(({ element }) => ({ element, name: elementName(services, element) })),
    details: (resource.details ?? []).map(({ id, name }) => ({ id, name })),
    materials: resource.materials.map(({ material }) => ({
      material,
      name: materialName(services, material),
    })),
    sensitive: resource.sensitive ?? false,
    matters: resource.matters?.map(matter => ({ matter, name: matterName(services, matter) })) ?? null,
    conditions: resource.conditions ?? [],
    basis: basisOnWire(resource.basis),
    refusal: resource.refusal
      ? { reason: resource.refusal.reason, basis: basisOnWire(resource.refusal.basis) }
      : null,
    freshHours: resource.freshHours,
    perDay: resource.perDay,
  }
}

/** All of them, the own licences first. */
export function listResources(services: Services): DataResourceOnWire[] {
  return [...entriesOf(services).values()].map(entry => presentResource(services, entry))
}

const standing = z.object({
  resource: z.string(),
  used: z.int().nullable(),
  last_at: z.date().nullable(),
  last_outcome: z.enum(SHARING_OUTCOMES).nullable(),
})

export async function listSources(services: Services): Promise<SharingSource[]> {
  const { pool, now, sharing } = services
  const resources = [...entriesOf(services).values()]
  const found = await pool.query(
    `SELECT resource, used, last.at AS last_at, last.outcome AS last_outcome
     FROM unnest($1::text[]) AS known (resource)
     LEFT JOIN (SELECT resource, used FROM sharing_quota WHERE day = $2) AS today USING (resource)
     LEFT JOIN LATERAL (
       SELECT at, outcome FROM sharing_use WHERE sharing_use.resource = known.resource ORDER BY at DESC LIMIT 1
     ) AS last ON true`,
    [resources.map(({ id }) => id), civilDateOf(now())],
  )
  const byId = new Map(found.rows.map(raw => standing.parse(raw)).map(row => [row.resource, row]))
  return resources.map(({ id, name, owner, kind, key, perDay }) => {
    const row = byId.get(id)
    return {
      resource: id,
      name,
      owner,
      ownerName: ownerName(services, owner),
      kind,
      connector: key.by === 'holder' ? 'library' : sharing.kindOf(id),
      breaker: sharing.breakerOf(id),
      usedToday: row?.used ?? 0,
      perDay,
      lastAt: row?.last_at?.toISOString() ?? null,
      lastOutcome: row?.last_outcome ?? null,
    }
  })
}
