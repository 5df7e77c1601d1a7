import { addressOf } from '@yijianshi/contract/client'
import type { LicenceCheck, PublicLicence } from '@yijianshi/contract/licence'
import { type FormEvent, useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Failure, Loading } from '../../elements/shown.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard, type Message, own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'
import { Verdict } from './standing.tsx'

async function checkFile(file: File): Promise<LicenceCheck | undefined> {
  const body = new FormData()
  body.append('file', file)
  try {
    const signal = AbortSignal.timeout(60_000)
    const answer = await fetch(addressOf('verifyLicenceFile'), { method: 'POST', body, signal })
    if (!answer.ok) return undefined
    // The server validates its answers against the schema of the contract.
    const checked: LicenceCheck = await answer.json()
    return checked
  } catch {
    return undefined
  }
}

function Sm2Signature({ sm2 }: { sm2: LicenceCheck['sm2'] }) {
  const { licence: texts } = useTexts()
  if (sm2.signature === 'none') return null
  if (sm2.file === null) return <p className="notice bad">{texts.sm2.broken}</p>
  return (
    <>
      <p className="notice good">{texts.sm2.good}</p>
      <p className="small">
        <a
          className="licence-link"
          href={addressOf('getLicenceSm2Signature', { document: sm2.file })}
          download="licence.p7s"
        >
          {texts.sm2.signature}
        </a>{' '}
        <a
          className="licence-link"
          href={addressOf('getLicenceSm2Certificate')}
          download="licence-certificate-sm2.pem"
        >
          {texts.sm2.certificate}
        </a>
      </p>
    </>
  )
}

function CheckedFile({ checked }: { checked: LicenceCheck }) {
  const { licence: texts } = useTexts()
  const { signature, signer, sm2, licence } = checked
  return (
    <>
      <h2>{texts.result}</h2>
      <div className={`notice column ${signature === 'good' ? 'good' : 'bad'}`} role="status">
        <p>{signature === 'good' ? texts.signature.good(signer ?? '') : texts.signature[signature]}</p>
      </div>
      <Sm2Signature sm2={sm2} />
      {licence !== null && <Verdict licence={licence} />}
    </>
  )
}

function FileCheck() {
  const { licence: texts } = useTexts()
  const [checked, setChecked] = useState<LicenceCheck>()
  const [failed, setFailed] = useState(false)
  const [name, setName] = useState<string>()
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    if (file === undefined) return
    // So that the same file can be chosen again.
    input.value = ''
    setName(file.name)
    const answer = await checkFile(file)
    setChecked(answer)
    setFailed(answer === undefined)
  }
  return (
    <>
      <div className="file-check">
        <p className="hint" id="licence-file-hint">
          {texts.verifyFileHint}
        </p>
        {failed && (
          <p className="problem" role="alert">
            {texts.verifyFailed}
          </p>
        )}
        <label className="button secondary file-button">
          {texts.verifyFile}
          <input
            id="licence-file"
            className="visually-hidden"
            type="file"
            accept="application/pdf"
            aria-describedby="licence-file-hint"
            onChange={event => void choose(event.target)}
          />
        </label>
        {name !== undefined && <p className="chosen-file">{name}</p>}
      </div>
      {checked !== undefined && <CheckedFile checked={checked} />}
    </>
  )
}

function Find({ fault, given }: { fault?: Message; given: string }) {
  const { licence: texts } = useTexts()
  const [, navigate] = useLocation()
  const [code, setCode] = useState(given)
  const [problem, setProblem] = useMessage(fault)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = code.replaceAll(/[\s-]/g, '')
    if (wanted === '') return setProblem(own(({ licence }) => licence.codeMissing))
    setProblem(undefined)
    navigate(`/verify/${encodeURIComponent(wanted)}`)
  }
  return (
    <>
      <PageHeading faulty={problem !== undefined}>{texts.verify}</PageHeading>
      <p>{texts.verifyLead}</p>
      <form noValidate onSubmit={submit}>
        <InputRow
          id="code"
          label={texts.code}
          hint={texts.codeHint}
          autoComplete="off"
          maxLength={60}
          value={code}
          problem={problem}
          onChange={setCode}
        />
        <p className="actions">
          <button type="submit" className="button">
            {texts.verifyButton}
          </button>
        </p>
      </form>
      <FileCheck />
      <p className="small">
        <a
          className="licence-link"
          href={addressOf('getLicenceCertificate')}
          download="licence-certificate.pem"
        >
          {texts.certificate}
        </a>
      </p>
    </>
  )
}

function Found({ licence }: { licence: PublicLicence }) {
  const { licence: texts } = useTexts()
  return (
    <>
      <PageHeading>{texts.result}</PageHeading>
      <Verdict licence={licence} />
      <p className="soft">{texts.masked}</p>
      <p className="actions">
        <Link href="/verify" className="button secondary">
          {texts.verifyAnother}
        </Link>
      </p>
    </>
  )
}

function Checked({ code }: { code: string }) {
  const loaded = useLoaded(useCallback(() => call('verifyLicence', { params: { code } }), [code]))
  if (loaded.status === 'loading') return <Loading />
  if (loaded.status === 'ready') return <Found licence={loaded.value} />
  if (loaded.problem === undefined) return <Failure problem={undefined} again={loaded.again} />
  return <Find given={code} fault={heard(loaded.problem, ({ errors }) => errors.noAnswer)} />
}

/** Whether a licence holds, for anybody who has it in hand; no login. */
export function VerifyPage({ code }: { code: string | undefined }) {
  return code === undefined ? <Find given="" /> : <Checked key={code} code={code} />
}
