import { addressOf } from '@yijianshi/contract/client'
import { type FormEvent, useState } from 'react'
import { InputRow } from '../../fields/input-row.tsx'
import { own } from '../../texts/message.ts'
import { useTexts } from '../../texts/texts.tsx'
import { useMessage } from '../../texts/use-said.ts'

const LONGEST = 30

/** Gives the bytes a name on this device. */
function save(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The PDF for one purpose. The purpose goes in the body, so that it stands in no address. */
async function fetchCopy(licence: string, purpose: string): Promise<Blob | undefined> {
  try {
    const answer = await fetch(addressOf('createLicenceCopy', { licence }), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ purpose }),
      signal: AbortSignal.timeout(30_000),
    })
    return answer.ok ? await answer.blob() : undefined
  } catch {
    return undefined
  }
}

export function Copy({ licence, name }: { licence: string; name: string }) {
  const { licence: texts } = useTexts()
  const [purpose, setPurpose] = useState('')
  const [problem, setProblem] = useMessage()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = purpose.trim()
    if (wanted === '') return setProblem(own(({ licence }) => licence.purposeMissing))
    const bytes = await fetchCopy(licence, wanted)
    setProblem(bytes === undefined ? own(({ licence }) => licence.copyFailed) : undefined)
    if (bytes !== undefined) save(bytes, `${name}（${wanted}）.pdf`)
  }
  return (
    <section aria-labelledby="file-heading" className="column no-print">
      <h2 id="file-heading">{texts.file}</h2>
      <p className="soft">{texts.fileHint}</p>
      <p className="actions">
        <a className="button" href={addressOf('getLicenceFile', { licence })} download={`${name}.pdf`}>
          {texts.download}
        </a>
      </p>
      <h3>{texts.purposeHeading}</h3>
      <form noValidate onSubmit={event => void submit(event)}>
        <InputRow
          id="purpose"
          label={texts.purpose}
          hint={texts.purposeHint}
          autoComplete="off"
          maxLength={LONGEST}
          value={purpose}
          problem={problem}
          onChange={setPurpose}
        />
        <p className="actions">
          <button type="submit" className="button secondary">
            {texts.copy}
          </button>
        </p>
      </form>
    </section>
  )
}
