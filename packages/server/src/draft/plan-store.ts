/** Plans by their hash: stored once for all drafts and cases that share them, and never changed. */
import { createHash } from 'node:crypto'
import { type PlanOnWire, plan as planSchema } from '@yijianshi/contract/plan'
import type { Plan } from '@yijianshi/core/plan'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import { Recent } from '../engine/recent.ts'

const keptPlans = 500
/** Of each database its own: what one has stored another has not. */
const recentOf = new WeakMap<pg.Pool, Recent<string, PlanOnWire>>()

function recentIn(pool: pg.Pool): Recent<string, PlanOnWire> {
  const known = recentOf.get(pool)
  if (known !== undefined) return known
  const recent = new Recent<string, PlanOnWire>(keptPlans)
  recentOf.set(pool, recent)
  return recent
}

/** Stores the plan unless it is there, and gives its SHA-256, hex. */
export async function keepPlan(pool: pg.Pool, plan: Plan | PlanOnWire): Promise<string> {
  const content = canonicalize(plan) ?? ''
  const hash = createHash('sha256').update(content).digest('hex')
  const recent = recentIn(pool)
  if (recent.find(hash) !== undefined) return hash
  await pool.query('INSERT INTO plan (hash, content) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING', [
    hash,
    content,
  ])
  recent.set(hash, planSchema.parse(JSON.parse(content)))
  return hash
}

/** Throws when there is none: whoever has a hash has it from a stored plan. */
export async function getPlan(pool: pg.Pool, hash: string): Promise<PlanOnWire> {
  const recent = recentIn(pool)
  const known = recent.find(hash)
  if (known !== undefined) return known
  const found = await pool.query<{ content: unknown }>('SELECT content FROM plan WHERE hash = $1', [hash])
  if (found.rows[0] === undefined) throw new Error(`No plan ${hash} is stored`)
  const plan = planSchema.parse(found.rows[0].content)
  recent.set(hash, plan)
  return plan
}
