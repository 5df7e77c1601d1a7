/** Roots and keys, for anybody to keep a copy of; the proof of a case, for whoever holds its receipt. */
import type { AuditRoot } from '@yijianshi/contract/audit'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { findCaseByNumber, findCaseByReceipt } from '../case/contents-store.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { done, refused } from '../http/outcome.ts'
import { openRoute, type Reader } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { proofOf } from './proof.ts'
import { findRoots, listKeys, listRoots, type StoredKey, type StoredRoot } from './root-store.ts'

/** A month; a root with its time-stamp weighs some 10 kB. */
const PAGE = 31
const MOST_KEYS = 100

function presentRoot(root: StoredRoot): AuditRoot {
  const { day, events, previous, algorithm, key, signature, publishedAt, token, tokenAt } = root
  return {
    day,
    events,
    root: root.root,
    previous,
    algorithm,
    key,
    signature,
    publishedAt: publishedAt.toISOString(),
    timeStamp: token?.toString('hex') ?? null,
    timeStampedAt: tokenAt?.toISOString() ?? null,
  }
}

function presentKey({ firstUsedAt, ...key }: StoredKey) {
  return { ...key, firstUsedAt: firstUsedAt.toISOString() }
}

/** Roots stay as they are; only a time-stamp may come. */
function mayBeKept(reply: FastifyReply): void {
  reply.header('cache-control', 'public, max-age=300')
}

/** The case of that receipt: with the code for anybody, without it for its applicant. */
async function findCase(
  services: Services,
  number: string,
  code: string | undefined,
  reader: Reader | undefined,
): Promise<string | undefined> {
  if (code !== undefined) return findCaseByReceipt(services.guarded, number, code)
  if (reader?.actor.role !== 'applicant') return undefined
  const caseId = await findCaseByNumber(services.guarded, number)
  if (caseId === undefined) return undefined
  return (await findVisibleCase(services, reader.actor, caseId)).ok ? caseId : undefined
}

export function auditRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool } = shared

  openRoute(app, shared, 'listAuditRoots', async ({ query, reply }) => {
    const roots = await listRoots(pool, query.before, PAGE + 1)
    const page = roots.slice(0, PAGE)
    mayBeKept(reply)
    const next = roots.length > PAGE ? (page.at(-1)?.day ?? null) : null
    return done({ roots: page.map(presentRoot), next })
  })

  openRoute(app, shared, 'getAuditRoot', async ({ params, reply }) => {
    const [root] = await findRoots(pool, [params.day])
    if (root === undefined) return refused('audit/no-root', { day: params.day })
    mayBeKept(reply)
    return done(presentRoot(root))
  })

  openRoute(app, shared, 'listAuditKeys', async ({ reply }) => {
    const keys = await listKeys(pool, MOST_KEYS)
    mayBeKept(reply)
    return done({ keys: keys.map(presentKey) })
  })

  openRoute(app, shared, 'getReceiptProof', async ({ params, query, reader, services }) => {
    const number = params.number.replaceAll(/[\s-]/g, '')
    const caseId = await findCase(services, number, query.code, reader)
    // The same answer for a wrong number as for a wrong code.
    if (caseId === undefined) return refused('case/not-found')
    const proof = await proofOf(pool, caseId)
    return done({ ...proof, number, roots: proof.roots.map(presentRoot), keys: proof.keys.map(presentKey) })
  })
}
