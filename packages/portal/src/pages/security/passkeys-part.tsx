import type { Security } from '@yijianshi/contract/identity'
import type { Passkey, SessionProof } from '@yijianshi/contract/passkey'
import { makePasskey, showPasskey } from '@yijianshi/contract/passkey-client'
import { useCallback, useState } from 'react'
import { instantDateText } from '../../elements/dates.ts'
import { Shown } from '../../elements/shown.tsx'
import { call, type Outcome } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSending } from '../../server/use-sending.ts'
import { usePasskeysHere } from '../../session/passkey.ts'
import { useSettings } from '../../settings/settings.ts'
import { own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { orConfirm } from './confirm-first.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { Fault } from './fault.tsx'
import './security.css'

/** What the person wants; it waits while they prove who they are. */
type Wanted = { readonly what: 'add' } | { readonly what: 'remove'; readonly passkey: string }
type Result = 'done' | 'cancelled' | 'known' | 'confirm'

function resultOf(answer: Outcome<unknown>): Outcome<Result> {
  return answer.ok ? { ok: true, value: 'done' } : orConfirm(answer)
}

async function perform(wanted: Wanted): Promise<Outcome<Result>> {
  if (wanted.what === 'remove')
    return resultOf(await call('removePasskey', { params: { passkey: wanted.passkey } }))
  const offer = await call('offerPasskey')
  if (!offer.ok) return resultOf(offer)
  const made = await makePasskey(offer.value)
  if (made === undefined) return { ok: true, value: 'cancelled' }
  return made === 'known' ? { ok: true, value: 'known' } : resultOf(await call('addPasskey', { body: made }))
}

function usePasskeys(again: () => void) {
  const sending = useSending()
  const [waiting, setWaiting] = useState<Wanted>()
  const [said, say] = useMessage()
  const want = (wanted: Wanted) => {
    say(undefined)
    return sending.send(
      () => perform(wanted),
      result => {
        setWaiting(result === 'confirm' ? wanted : undefined)
        if (result === 'cancelled') sending.fail(own(({ security }) => security.passkeys.cancelled))
        if (result === 'known') sending.fail(own(({ security }) => security.passkeys.known))
        if (result !== 'done') return
        say(own(({ security: { passkeys } }) => (wanted.what === 'add' ? passkeys.added : passkeys.removed)))
        again()
      },
    )
  }
  const prove = (wanted: Wanted, body: SessionProof) =>
    void sending.send(
      () => call('confirmSession', { body }),
      () => void want(wanted),
    )
  const proveByPasskey = async (wanted: Wanted) => {
    const asked = await call('askPasskey')
    const shown = asked.ok ? await showPasskey(asked.value) : undefined
    if (shown === undefined) return sending.fail(own(({ security }) => security.passkeys.cancelled))
    return prove(wanted, { passkey: shown })
  }
  return { ...sending, waiting, said, want, prove, proveByPasskey, stop: () => setWaiting(undefined) }
}

function Entry({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const { sessions, passkeys: words } = useTexts().security
  const { language } = useSettings()
  const device = sessions.device(sessions.systems[passkey.system], sessions.browsers[passkey.browser])
  const day = (instant: string) => instantDateText(instant, language)
  return (
    <li className="card">
      <p>
        <strong>{device}</strong> {passkey.copied && <span className="tag bad">{words.copied}</span>}
      </p>
      <p className="small soft">
        {words.made(day(passkey.madeAt))} ·{' '}
        {passkey.lastUsedAt === null ? words.unused : words.used(day(passkey.lastUsedAt))}
      </p>
      {passkey.copied && <p className="problem">{words.copiedHint}</p>}
      <p>
        <button
          type="button"
          className="button secondary"
          aria-label={words.removeOf(device)}
          onClick={onRemove}
        >
          {words.remove}
        </button>
      </p>
    </li>
  )
}

/** The own passkeys. */
export function PasskeysPart({ security }: { security: Security }) {
  const { passkeys: words } = useTexts().security
  const loaded = useLoaded(useCallback(() => call('listPasskeys'), []))
  const { waiting, said, fault, busy, want, prove, proveByPasskey, stop } = usePasskeys(loaded.again)
  const here = usePasskeysHere()
  return (
    <section aria-labelledby="passkeys-heading">
      <h2 id="passkeys-heading">{words.heading}</h2>
      <p className="column">{words.about}</p>
      <Fault text={fault} />
      <p role="status">{said}</p>
      <Shown loaded={loaded}>
        {({ passkeys, most }) => (
          <>
            {passkeys.length === 0 && <p>{words.none}</p>}
            <ul className="plain-list">
              {passkeys.map(passkey => (
                <Entry
                  key={passkey.id}
                  passkey={passkey}
                  onRemove={() => void want({ what: 'remove', passkey: passkey.id })}
                />
              ))}
            </ul>
            {waiting !== undefined && (
              <ConfirmForm
                hasPassword={security.hasPassword}
                onPasskey={
                  here && passkeys.some(({ copied }) => !copied)
                    ? () => void proveByPasskey(waiting)
                    : undefined
                }
                onProof={proof => prove(waiting, proof)}
                onCancel={stop}
                busy={busy}
              />
            )}
            {here && waiting === undefined && passkeys.length < most && (
              <p className="actions">
                <button type="button" className="button" onClick={() => void want({ what: 'add' })}>
                  {words.add}
                </button>
              </p>
            )}
            {!here && <p className="small soft">{words.notHere}</p>}
          </>
        )}
      </Shown>
    </section>
  )
}
