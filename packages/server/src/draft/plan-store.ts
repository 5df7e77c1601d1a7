/**
 * Plans by their hash: stored once for all drafts and cases that share them, and never changed. Without the answers that
 * they were made from: those lie sealed with each draft and case, and many answers lead to one plan.
 */
import { createHash } from 'node:crypto'
import { plan as planSchema } from '@yijianshi/contract/plan'
import type { Plan } from '@yijianshi/core/plan'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import type { z } from 'zod'
import { Recent } from '../engine/recent.ts'

const storedPlan = planSchema.omit({ answers: true })

/** A plan without the answers. */
export type StoredPlan = z.infer<typeof storedPlan>

const keptPlans = 500
/** Of each database its own: what one has stored another has not. */
const recentOf = new WeakMap<pg.Pool, Recent<string, StoredPlan>>()

function recentIn(pool: pg.Pool): Recent<string, StoredPlan> {
  const known = recentOf.get(pool)
  if (known !== undefined) return known
  const recent = new Recent<string, StoredPlan>(keptPlans)
  recentOf.set(pool, recent)
  return recent
}

/** What of a plan is stored, and its SHA-256, hex. */
export function contentOf({ answers: _, ...stored }: { readonly answers: unknown }): {
  readonly content: string
  readonly hash: string
} {
  const content = canonicalize(stored) ?? ''
  return { content, hash: createHash('sha256').update(content).digest('hex') }
}

/** Stores the plan unless it is there, and gives its SHA-256, hex. */
export async function keepPlan(pool: pg.Pool, plan: Plan): Promise<string> {
  const { content, hash } = contentOf(plan)
  const recent = recentIn(pool)
  if (recent.find(hash) !== undefined) return hash
  await pool.query('INSERT INTO plan (hash, content) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING', [
    hash,
    content,
  ])
  recent.set(hash, storedPlan.parse(JSON.parse(content)))
  return hash
}

/** Throws when there is none: whoever has a hash has it from a stored plan. */
export async function getPlan(pool: pg.Pool, hash: string): Promise<StoredPlan> {
  const recent = recentIn(pool)
  const known = recent.find(hash)
  if (known !== undefined) return known
  const found = await pool.query<{ content: unknown }>('SELECT content FROM plan WHERE hash = $1', [hash])
  if (found.rows[0] === undefined) throw new Error(`No plan ${hash} is stored`)
  const plan = storedPlan.parse(found.rows[0].content)
  recent.set(hash, plan)
  return plan
}
