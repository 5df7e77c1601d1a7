/** 注销账号: what is deleted, what stays and why; asked for with proof of who it is, taken back with one click. */
import type { Deletion } from '@yijianshi/contract/my-data'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import { instantDateText } from '../../elements/dates.ts'
import { Shown } from '../../elements/shown.tsx'
import { call, type Outcome } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSending } from '../../server/use-sending.ts'
import { useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { orConfirm } from '../security/confirm-first.ts'
import { ConfirmForm } from '../security/confirm-form.tsx'
import { Fault } from '../security/fault.tsx'

type Need = Deletion['needed'][number]

function NeedRow({ need }: { need: Need }) {
  const words = useTexts().myData.deletion
  const language = useSpokenLanguage()
  const { kind, id, number, until } = need
  const name = words.kinds[kind](number ?? '')
  return (
    <li>
      {kind === 'case' ? <Link href={`/cases/${id}`}>{name}</Link> : name}
      <p className="small soft">
        {until === null ? words.untilOpen[kind] : words.until[kind](instantDateText(until, language))}
      </p>
    </li>
  )
}

async function askFor(): Promise<Outcome<Deletion | 'confirm'>> {
  return orConfirm(await call('askMyDeletion'))
}

function Ask({ onChange }: { onChange: (next: Deletion) => void }) {
  const words = useTexts().myData.deletion
  const { busy, fault, send } = useSending()
  const [step, setStep] = useState<'closed' | 'sure' | 'confirm'>('closed')
  const security = useLoaded(useCallback(() => call('getSecurity'), []))
  const ask = () => send(askFor, answer => (answer === 'confirm' ? setStep('confirm') : onChange(answer)))
  return (
    <>
      <Fault text={fault} />
      {step === 'closed' && (
        <p className="actions">
          <button type="button" className="button secondary" onClick={() => setStep('sure')}>
            {words.begin}
          </button>
        </p>
      )}
      {step === 'sure' && (
        <>
          <p role="status">{words.sure}</p>
          <p className="actions">
            <button type="button" className="button" aria-disabled={busy} onClick={() => void ask()}>
              {words.ask}
            </button>
            <button type="button" className="button secondary" onClick={() => setStep('closed')}>
              {words.keep}
            </button>
          </p>
        </>
      )}
      {step === 'confirm' && (
        <ConfirmForm
          hasPassword={security.status === 'ready' && security.value.hasPassword}
          onPasskey={undefined}
          onProof={body =>
            void send(
              () => call('confirmSession', { body }),
              () => void ask(),
            )
          }
          onCancel={() => setStep('closed')}
          busy={busy}
        />
      )}
    </>
  )
}

function Asked({
  asked,
  onChange,
}: {
  asked: NonNullable<Deletion['asked']>
  onChange: (next: Deletion) => void
}) {
  const words = useTexts().myData.deletion
  const language = useSpokenLanguage()
  const { busy, fault, send } = useSending()
  const takeBack = () => send(() => call('takeBackMyDeletion'), onChange)
  return (
    <>
      <p role="status">
        {words.asked(instantDateText(asked.at, language), instantDateText(asked.due, language))}
      </p>
      <Fault text={fault} />
      <p className="actions">
        <button type="button" className="button" aria-disabled={busy} onClick={() => void takeBack()}>
          {words.takeBack}
        </button>
      </p>
    </>
  )
}

function State({ loaded }: { loaded: Deletion }) {
  const words = useTexts().myData.deletion
  const [deletion, setDeletion] = useState(loaded)
  const { needed, asked, waitDays } = deletion
  return (
    <>
      <p>{words.what}</p>
      <p>{words.stays}</p>
      {needed.length > 0 && (
        <>
          <p>{words.needed}</p>
          <ul>
            {needed.map(need => (
              <NeedRow key={need.id} need={need} />
            ))}
          </ul>
        </>
      )}
      {asked !== null && <Asked asked={asked} onChange={setDeletion} />}
      {asked === null && needed.length === 0 && (
        <>
          <p>{words.wait(waitDays)}</p>
          <Ask onChange={setDeletion} />
        </>
      )}
    </>
  )
}

export function DeletionPart() {
  const words = useTexts().myData.deletion
  const loaded = useLoaded(useCallback(() => call('getMyDeletion'), []))
  return (
    <section aria-labelledby="deletion-heading" className="column">
      <h2 id="deletion-heading">{words.heading}</h2>
      <Shown loaded={loaded}>{deletion => <State loaded={deletion} />}</Shown>
    </section>
  )
}
