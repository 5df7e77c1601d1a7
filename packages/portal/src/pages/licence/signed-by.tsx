import type { PublicLicence } from '@yijianshi/contract/licence'
import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import { useCallback, useEffect, useState } from 'react'
import { instantText } from '../../elements/dates.ts'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { type CheckedHere, checkHere } from './check-here.ts'

function Holds({ holds }: { holds: boolean }) {
  const { signed } = useTexts().licence
  return <p className={`small ${holds ? '' : 'notice bad'}`}>{holds ? signed.holds : signed.broken}</p>
}

/** The whole fingerprint, so that it can be compared. */
function Key({ fingerprint }: { fingerprint: string }) {
  const { signed } = useTexts().licence
  return <p className="small soft fingerprint">{signed.key(fingerprint)}</p>
}

type Signed = NonNullable<StaffSignature['signed']>

function useCheckedHere(signed: Signed | null): CheckedHere | undefined {
  const [checked, setChecked] = useState<CheckedHere>()
  useEffect(() => {
    let wanted = signed !== null
    if (signed !== null)
      void checkHere(signed).then(verdict => {
        if (wanted) setChecked(verdict)
      })
    return () => {
      wanted = false
    }
  }, [signed])
  return checked
}

function Entry({ entry, label }: { entry: StaffSignature; label: string }) {
  const { signed: texts, lookBy } = useTexts().licence
  const say = useSay()
  const language = useSpokenLanguage()
  const { signed, office, role } = entry
  const checked = useCheckedHere(signed)
  if (signed === null)
    return (
      <p className="small">
        <strong>{label}</strong>：{texts.owed}
      </p>
    )
  const at = instantText(signed.at, language)
  return (
    <>
      <p className="small">
        <strong>{label}</strong>：{texts.by(office === null ? '' : say(office), lookBy[role], at)}
      </p>
      <Holds holds={signed.holds && checked !== 'broken'} />
      {signed.holds && checked === 'good' && <p className="small soft">{texts.checkedHere}</p>}
      <Key fingerprint={signed.fingerprint} />
    </>
  )
}

type Labelled = { readonly entry: StaffSignature; readonly label: string }

function Folded({ entries }: { entries: readonly Labelled[] }) {
  const { signed } = useTexts().licence
  if (entries.length === 0) return null
  return (
    <details>
      <summary>{signed.heading}</summary>
      {entries.map(({ entry, label }) => (
        <Entry key={`${entry.event} ${entry.version}`} entry={entry} label={label} />
      ))}
    </details>
  )
}

/** Who signed the decisions, folded up; nothing where nobody had to. */
export function Signatures({ entries }: { entries: readonly StaffSignature[] }) {
  const { signed } = useTexts().licence
  return <Folded entries={entries.map(entry => ({ entry, label: signed.steps[entry.event] }))} />
}

const NONE: readonly StaffSignature[] = []

/** `version` of the case says when to look again. */
export function useCaseSignatures(caseId: string, version: number): readonly StaffSignature[] {
  const load = useCallback(
    () => (version > 0 ? call('listCaseSignatures', { params: { case: caseId } }) : nothing),
    [caseId, version],
  )
  const loaded = useLoaded(load)
  return loaded.status === 'ready' ? loaded.value.signatures : NONE
}

const nothing = Promise.resolve({ ok: true, value: { signatures: [] } } as const)

/** Who signed what became of a licence. */
export function LicenceSignatures({ licence }: { licence: string }) {
  const { signed } = useTexts().licence
  const load = useCallback(() => call('listLicenceSteps', { params: { licence } }), [licence])
  const loaded = useLoaded(load)
  const steps = loaded.status === 'ready' ? loaded.value.steps : []
  const decided = steps.flatMap(({ event, decision }) =>
    decision === null ? [] : [{ entry: decision, label: signed.steps[event] }],
  )
  return <Folded entries={decided} />
}

/** For whoever holds the paper: office and key, and no name. */
export function DecidedBy({ decided }: { decided: NonNullable<PublicLicence['decided']> }) {
  const { signed } = useTexts().licence
  const say = useSay()
  const language = useSpokenLanguage()
  const { office, at, holds, fingerprint } = decided
  return (
    <section aria-labelledby="decided-by">
      <h2 id="decided-by">{signed.heading}</h2>
      <p className="column">
        {signed.byOffice(office === null ? '' : say(office), instantText(at, language))}
      </p>
      <Holds holds={holds} />
      <Key fingerprint={fingerprint} />
    </section>
  )
}
