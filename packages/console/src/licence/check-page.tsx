import { useMutation } from '@tanstack/react-query'
import type { PublicLicence, ShownLicence } from '@yijianshi/contract/licence'
import { Input } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue, problemOf } from '../connection/call.ts'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useMe } from '../session/use-me.ts'
import { useTexts } from '../texts/texts.ts'
import { formatDay, formatInstant } from '../time/format.ts'
import { PaperImport } from './paper-import.tsx'
import { readScanned } from './scanned.ts'

type Seen = PublicLicence | ShownLicence

/** A bare code is tried as that of a paper first: a look at what is shown is one of few. */
async function look(text: string): Promise<Seen> {
  const { kind, code } = readScanned(text)
  const verify = () => getValue(call('verifyLicence', { params: { code } }))
  const open = () => getValue(call('openShowing', { params: { code } }))
  if (kind === 'verify') return verify()
  if (kind === 'showings') return open()
  return verify().catch(fault => {
    if (problemOf(fault)?.code === 'licence/no-such-code') return open()
    throw fault
  })
}

function Found({ licence }: { readonly licence: Seen }): ReactElement {
  const { t, say } = useTexts()
  const words = t.licenceCheck
  const told = 'told' in licence ? licence.told : []
  const rows = [
    [words.kind, say(licence.name)],
    [words.number, licence.number],
    [words.holder, licence.holder],
    [words.issuer, say(licence.issuerName)],
    [words.issuedOn, formatDay(licence.issuedAt)],
    [words.validUntil, licence.validUntil ?? words.longTerm],
    ...told.map(({ name, value }) => [say(name), say(value)] as const),
    [words.checkedAt, formatInstant(licence.checkedAt)],
  ] as const
  return (
    <section className="decision" aria-label={words.result}>
      <h2 className={licence.reliable ? 'met' : 'missing'} role="status">
        {licence.reliable ? words.reliable : words.notReliable[licence.standing]}
      </h2>
      <table className="rows">
        <caption className="sr-only">{words.result}</caption>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{'told' in licence ? words.shown : words.masked}</p>
    </section>
  )
}

/** At the window: whether a licence holds, and all of it where its holder shows it. */
export function LicenceCheckPage(): ReactElement {
  const { t } = useTexts()
  const words = t.licenceCheck
  const me = useMe()
  const found = useMutation({ mutationFn: look })
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="quiet">{words.lead}</p>
      <Input.Search
        size="large"
        maxLength={300}
        autoFocus
        aria-label={words.code}
        placeholder={words.code}
        enterButton={words.check}
        loading={found.isPending}
        onSearch={text => {
          if (text.trim() !== '') found.mutate(text)
        }}
      />
      <ProblemAlert error={found.error} />
      {found.data === undefined ? null : <Found licence={found.data} />}
      {me.role === 'reviewer' ? <PaperImport /> : null}
    </>
  )
}
