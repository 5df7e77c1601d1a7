/** Papers that people handed in although a source exists: where sharing is still to be made better. */
import type { AskedAnyway } from '@yijianshi/contract/sharing-report'
import type { Language } from '@yijianshi/core/catalogue'
import {
  ASKED_REASONS,
  type AskedReason,
  askedReason,
  findUsableSource,
  type Offer,
  offersOf,
  SHARING_OUTCOMES,
} from '@yijianshi/core/sharing'
import { z } from 'zod'
import { work } from '../database/subject.ts'
import { getPlan } from '../draft/plan-store.ts'
import type { Services } from '../http/wiring.ts'
import type { WorkbookSheet } from '../spreadsheet/write-workbook.ts'
import { spanOf } from './counts.ts'
import { materialName, ownerName, resourceNames } from './names.ts'

const row = z.object({
  plan_hash: z.string(),
  organisation: z.boolean(),
  material: z.string(),
  resource: z.string(),
  outcome: z.enum(SHARING_OUTCOMES).nullable(),
  disputed: z.boolean(),
  times: z.int(),
})

/** Each paper once for each application, whatever the number of its files; extracts are not handed in by people. */
const HANDED_IN = `
  WITH shared AS (SELECT * FROM unnest($3::text[], $4::text[]) AS pair (material, resource)),
  handed AS (
    SELECT DISTINCT draft.id, draft.plan_hash, file.material,
      EXISTS (SELECT FROM organisation WHERE organisation.id = draft.person) AS organisation
    FROM draft JOIN draft_file ON draft_file.draft = draft.id JOIN file ON file.id = draft_file.file
    WHERE draft.kind = 'application' AND draft.submitted_at >= $1 AND draft.submitted_at < $2
      AND NOT EXISTS (SELECT FROM sharing_paper WHERE sharing_paper.file = file.id)
  ), looked AS (
    SELECT handed.plan_hash, organisation, material, shared.resource,
      (SELECT outcome FROM sharing_use
       WHERE sharing_use.case_id = handed.id AND sharing_use.resource = shared.resource
       ORDER BY at DESC LIMIT 1) AS outcome,
      EXISTS (SELECT FROM sharing_dispute
       WHERE sharing_dispute.case_id = handed.id AND sharing_dispute.resource = shared.resource
         AND subject = 'material' AND subject_id = handed.material) AS disputed
    FROM handed JOIN shared USING (material)
  )
  SELECT plan_hash, organisation, material, resource, outcome, disputed, count(*)::int AS times
  FROM looked GROUP BY plan_hash, organisation, material, resource, outcome, disputed`

/** Which resource of the directory tells which paper, all of them. */
function pairsOf(services: Services): readonly (readonly [material: string, resource: string])[] {
  return [...services.catalogue().resources.values()].flatMap(({ id, materials }) =>
    materials.map(({ material }) => [material, id] as const),
  )
}

type Counted = Readonly<Pick<AskedAnyway, 'authority' | 'material' | 'resource'>> & {
  /** How often for each; `times` is their sum. */
  readonly reasons: Map<AskedReason, number>
}

/** Of a month as `2026-11`. Each authority that needs the paper has its own row. */
export async function askedAnywayOf(services: Services, month: string): Promise<AskedAnyway[]> {
  const { pool, guarded } = services
  const { from, to } = spanOf(month)
  const pairs = pairsOf(services)
  const found = await guarded
    .as(work('reports'))
    .query(HANDED_IN, [from, to, pairs.map(([material]) => material), pairs.map(([, resource]) => resource)])
  const offersOfPlan = new Map<string, readonly Offer[]>()
  const counted = new Map<string, Counted>()
  for (const raw of found.rows) {
    const { plan_hash, organisation, material, resource, outcome, disputed, times } = row.parse(raw)
    const plan = await getPlan(pool, plan_hash)
    const offers = offersOfPlan.get(plan_hash) ?? offersOf(services.catalogue().resources.values(), plan)
    offersOfPlan.set(plan_hash, offers)
    // A paper is counted once, and only where its applicant could have used the source.
    if (findUsableSource(offers, material, organisation ? 'organisation' : 'person') !== resource) continue
    const neededBy = plan.checklist.find(entry => entry.material === material)?.neededBy ?? []
    const authorities = plan.items.filter(({ item }) => neededBy.includes(item))
    const reason = askedReason(outcome ?? undefined, disputed)
    for (const authority of new Set(authorities.map(entry => entry.authority))) {
      const key = `${authority} ${material} ${resource}`
      const known = counted.get(key) ?? { authority, material, resource, reasons: new Map() }
      known.reasons.set(reason, (known.reasons.get(reason) ?? 0) + times)
      counted.set(key, known)
    }
  }
  return [...counted.values()]
    .map(entry => present(services, entry))
    .sort((one, other) => other.times - one.times || one.authority.localeCompare(other.authority))
}

function present(services: Services, { authority, material, resource, reasons }: Counted): AskedAnyway {
  const of = (reason: AskedReason) => reasons.get(reason) ?? 0
  return {
    authority,
    authorityName: ownerName(services, authority),
    material,
    name: materialName(services, material),
    resource,
    resourceName: resourceNames(services, resource).name,
    times: [...reasons.values()].reduce((sum, count) => sum + count, 0),
    disputed: of('disputed'),
    sourceDown: of('source-down'),
    refused: of('refused'),
    nothingFound: of('nothing-found'),
    quota: of('quota'),
    keyMissing: of('key-missing'),
    besides: of('besides'),
    neverAsked: of('never-asked'),
  }
}

const COUNT_OF = {
  disputed: 'disputed',
  'source-down': 'sourceDown',
  refused: 'refused',
  'nothing-found': 'nothingFound',
  quota: 'quota',
  'key-missing': 'keyMissing',
  besides: 'besides',
  'never-asked': 'neverAsked',
} as const satisfies Record<AskedReason, keyof AskedAnyway>

const WORDS = {
  zh: {
    title: '有数据来源却仍提交的材料',
    columns: ['部门', '材料', '数据资源', '次数'],
    reasons: {
      disputed: '申请人有异议',
      'source-down': '来源不可用',
      refused: '不予共享',
      'nothing-found': '没有查到',
      quota: '当天次数用完',
      'key-missing': '缺查询号码',
      besides: '查到了仍提交',
      'never-asked': '没有查询',
    },
  },
  en: {
    title: 'Papers asked for though a source exists',
    columns: ['Authority', 'Material', 'Data resource', 'Times'],
    reasons: {
      disputed: 'Disputed',
      'source-down': 'Source down',
      refused: 'Not shared',
      'nothing-found': 'Nothing found',
      quota: 'Quota of the day used up',
      'key-missing': 'Number missing',
      besides: 'Fetched, and handed in',
      'never-asked': 'Never asked',
    },
  },
} as const satisfies Record<Language, unknown>

export function askedAnywayTitle(language: Language): string {
  return WORDS[language].title
}

/** One sheet, the reasons as columns. */
export function askedAnywaySheet(
  rows: readonly AskedAnyway[],
  month: string,
  language: Language,
): WorkbookSheet {
  const { columns, reasons } = WORDS[language]
  const [authority, material, resource, times] = columns
  return {
    name: month,
    columns: [
      ...[authority, material, resource].map(title => ({ title, kind: 'text' as const })),
      { title: times, kind: 'whole' as const },
      ...ASKED_REASONS.map(reason => ({ title: reasons[reason], kind: 'whole' as const })),
    ],
    rows: rows.map(entry => [
      entry.authorityName[language],
      entry.name[language],
      entry.resourceName[language],
      entry.times,
      ...ASKED_REASONS.map(reason => entry[COUNT_OF[reason]]),
    ]),
  }
}
