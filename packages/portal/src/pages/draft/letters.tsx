import { addressOf } from '@yijianshi/contract/client'
import type { DraftLetters } from '@yijianshi/contract/draft'
import { useCallback, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { cameFromCheck, DraftTop } from '../../draft/draft-frame.tsx'
import { useDraft } from '../../draft/draft-state.tsx'
import { instantText } from '../../elements/dates.ts'
import { ErrorSummary } from '../../elements/error-summary.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { oneFault, useSummary } from '../../elements/use-summary.ts'
import { Choices } from '../../fields/choices.tsx'
import { InputRow } from '../../fields/input-row.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { heard } from '../../texts/message.ts'
import { useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { PaperBlocks } from '../paper/paper-blocks.tsx'

type Letter = DraftLetters['letters'][number]

function useSigning(letter: Letter, onSigned: () => void) {
  const { draft, reload } = useDraft()
  const [busy, setBusy] = useState(false)
  const { entries, occasion, fail, clear } = useSummary()
  const sign = async (name: string, agreed: boolean) => {
    if (busy) return
    const isNamed = name.trim() !== ''
    if (!(agreed && isNamed)) {
      return fail({
        in: ({ texts: { promises } }) => [
          ...(agreed ? [] : [{ text: promises.agreeMissing, field: `agree-${letter.kind}` }]),
          ...(isNamed ? [] : [{ text: promises.nameMissing, field: `name-${letter.kind}` }]),
        ],
      })
    }
    setBusy(true)
    const letters = [{ kind: letter.kind, sha256: letter.sha256, name }]
    const answer = await call('changeDraft', { params: { draft: draft.id }, body: { letters } })
    setBusy(false)
    if (!answer.ok) {
      return fail(
        oneFault(
          heard(answer.problem, ({ errors }) => errors.notSent),
          `name-${letter.kind}`,
        ),
      )
    }
    clear()
    await reload()
    onSigned()
  }
  return { busy, entries, occasion, sign }
}

function Signing({ letter, onSigned }: { letter: Letter; onSigned: () => void }) {
  const texts = useTexts()
  const { draft } = useDraft()
  const [name, setName] = useState('')
  const [agreed, setAgreed] = useState(false)
  const { busy, entries, occasion, sign } = useSigning(letter, onSigned)
  const nameField = `name-${letter.kind}`
  return (
    <form
      noValidate
      className="declaration"
      onSubmit={event => {
        event.preventDefault()
        void sign(name, agreed)
      }}
    >
      <ErrorSummary entries={entries} occasion={occasion} />
      <Choices
        id={`agree-${letter.kind}`}
        many
        options={[{ value: 'agreed', label: texts.promises.agree }]}
        chosen={agreed ? ['agreed'] : []}
        onChoose={values => setAgreed(values.length > 0)}
      />
      <InputRow
        id={nameField}
        label={texts.promises.name(draft.applicantName)}
        autoComplete="name"
        maxLength={50}
        value={name}
        problem={entries.find(({ field }) => field === nameField)?.text}
        onChange={setName}
      />
      <p className="actions">
        <button type="submit" className="button" aria-disabled={busy}>
          {busy ? texts.promises.signing : texts.promises.sign}
        </button>
      </p>
    </form>
  )
}

function LetterShown({ letter, onSigned }: { letter: Letter; onSigned: () => void }) {
  const texts = useTexts()
  const language = useSpokenLanguage()
  const { draft } = useDraft()
  const { kind, paper, signed } = letter
  return (
    <section aria-labelledby={`letter-${kind}`}>
      <article className="paper letter card">
        <h2 id={`letter-${kind}`}>{paper.title}</h2>
        {paper.subtitle !== '' && <p className="paper-subtitle">{paper.subtitle}</p>}
        {/* Lines to be filled in by hand are for print. */}
        <PaperBlocks blocks={paper.blocks.filter(block => block.kind !== 'blanks')} />
        <p>
          <a
            className="change-link"
            href={addressOf('getDraftLetterFile', { draft: draft.id, kind })}
            download
          >
            {texts.promises.download}
          </a>
        </p>
      </article>
      <div role="status">
        {signed !== null && (
          <p className="notice good column">
            {(signed.onPaper ? texts.promises.signedOnPaper : texts.promises.signed)(
              signed.name,
              instantText(signed.at, language),
            )}
          </p>
        )}
      </div>
      {signed === null && <Signing letter={letter} onSigned={onSigned} />}
    </section>
  )
}

/** The letters of promise: read, and signed with the applicant's name. */
export function LettersPage() {
  const texts = useTexts()
  const { draft, flush, reload } = useDraft()
  const [, navigate] = useLocation()
  const back = cameFromCheck(useSearch())
  const load = useCallback(async () => {
    // The letters are for the choices as the server has them.
    await flush()
    await reload()
    return await call('getDraftLetters', { params: { draft: draft.id } })
  }, [draft.id, flush, reload])
  const loaded = useLoaded(load)
  return (
    <>
      <DraftTop />
      <PageHeading>{texts.promises.lettersHeading}</PageHeading>
      <p className="lead">{texts.promises.lettersLead}</p>
      <Shown loaded={loaded}>
        {({ letters }) => (
          <>
            {letters.length === 0 && <p>{texts.promises.noLetters}</p>}
            {letters.map(letter => (
              <LetterShown key={letter.kind} letter={letter} onSigned={loaded.again} />
            ))}
          </>
        )}
      </Shown>
      <p className="actions">
        <button
          type="button"
          className="button"
          onClick={() => navigate(`/drafts/${draft.id}/${back ? 'check' : 'delivery'}`)}
        >
          {back ? texts.draft.continueToCheck : texts.continue}
        </button>
        <Link href={`/drafts/${draft.id}/materials`} className="change-link">
          {texts.promises.back}
        </Link>
      </p>
    </>
  )
}
