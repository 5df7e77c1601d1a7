/** Passkeys: log in by one, and see, add and remove one's own. */

import type { PasskeyOffer } from '@yijianshi/contract/passkey'
import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import type { Account } from '../../account/account.ts'
import { isOnDuty } from '../../account/held-duties.ts'
import { findSecurity } from '../../account/security.ts'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import { openRoute, type Reader, route } from '../../http/route.ts'
import type { SharedServices } from '../../http/wiring.ts'
import { isConfirmed } from '../../session/confirmation.ts'
import { describeDevice } from '../../session/device.ts'
import { letIn } from '../../session/entry.ts'
import { recordRefusedLogIn } from '../../session/login-record.ts'
import { askPasskey, type Begun, beginPasskey, takeAsked, takeShownPasskey } from './ask.ts'
import { challengeLifeMs } from './challenge.ts'
import { algorithms, checkNewPasskey } from './check-passkey.ts'
import { keepPasskey, listPasskeys, mostPasskeys, type PasskeyRow, removePasskey } from './passkey-store.ts'
import { presentPasskeys } from './present.ts'

/** What authenticators list the passkey under. */
const siteName = '一件事一次办'

export function passkeyRoutes(app: FastifyInstance, shared: SharedServices): void {
  openRoute(app, shared, 'askPasskey', ({ request, reply, services }) =>
    askPasskey(services, { request, reply }),
  )

  // The authenticator has seen finger, face or PIN and holds the key: both factors at once.
  openRoute(app, shared, 'loginByPasskey', async ({ body, request, reply, services }) => {
    const shown = await takeShownPasskey(services, body, { request, reply })
    const account = shown.ok ? shown.value.account : undefined
    const isThere = account === undefined || (await isOnDuty(services.pool, account, services.now()))
    const outcome = isThere ? shown : refused('account/off-duty')
    if (outcome.ok) return done(await letIn(services, outcome.value.account, 'passkey', { request, reply }))
    await recordRefusedLogIn(services, { way: 'passkey', account }, outcome, request)
    return outcome
  })

  ownPasskeyRoutes(app, shared)
}

function ownPasskeyRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared
  const listOf = async ({ id }: Account) => ({
    passkeys: [...(await presentPasskeys(pool, id))],
    most: mostPasskeys,
  })

  /** Whoever finds an open screen must not change how its owner gets in. */
  async function mayChange({ account, session }: Reader): Promise<Outcome<null>> {
    const { demo } = await findSecurity(pool, account)
    if (demo) return refused('account/demo')
    return isConfirmed(session, now()) ? done(null) : refused('account/confirm-first')
  }

  route(app, shared, 'listPasskeys', ROLES, async ({ reader }) => done(await listOf(reader.account)))

  route(app, shared, 'offerPasskey', ROLES, async ({ reader, request, reply, services }) => {
    const allowed = await mayChange(reader)
    if (!allowed.ok) return allowed
    const { account } = reader
    const known = await listPasskeys(pool, account.id)
    if (known.length >= mostPasskeys) return refused('account/passkeys-full', { most: mostPasskeys })
    const begun = await beginPasskey(services, account.id, { request, reply })
    return begun.ok ? done(offerOf(account, begun.value, known)) : begun
  })

  route(app, shared, 'addPasskey', ROLES, async ({ reader, body, request, reply, services }) => {
    const { account } = reader
    const asked = await takeAsked(services, account.id, { request, reply })
    if (!asked.ok) return asked
    const made = await checkNewPasskey(body, asked.value)
    if (!made.ok) return made
    const device = describeDevice(request.headers['user-agent'], request.ip)
    const transports = body.response.transports ?? []
    const kept = await keepPasskey(pool, { account: account.id, ...made.value, transports, device }, now())
    if (kept === 'known') return refused('account/passkey-known')
    if (kept === 'too-many') return refused('account/passkeys-full', { most: mostPasskeys })
    return done(await listOf(account))
  })

  route(app, shared, 'removePasskey', ROLES, async ({ reader, params }) => {
    const allowed = await mayChange(reader)
    if (!allowed.ok) return allowed
    const removed = await removePasskey(pool, reader.account.id, params.passkey)
    return removed ? done(await listOf(reader.account)) : refused('account/no-passkey')
  })
}

function offerOf(
  { id, login, name }: Account,
  { challenge, party }: Begun,
  known: readonly PasskeyRow[],
): PasskeyOffer {
  return {
    rp: { id: party.id, name: siteName },
    // By which the authenticator tells accounts apart: no name, no number.
    user: {
      id: Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url'),
      name: login,
      displayName: name,
    },
    challenge,
    pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
    timeout: challengeLifeMs,
    excludeCredentials: known.map(row => ({
      id: row.credential_id.toString('base64url'),
      type: 'public-key',
      transports: [...row.transports],
    })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
}
