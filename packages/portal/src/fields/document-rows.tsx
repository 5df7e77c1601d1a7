/** Kind and number of the document by which a person is known. */
import type { PersonDocument } from '@yijianshi/contract/shape'
import { PERSON_DOCUMENT_KINDS } from '@yijianshi/core/documents'
import { useTexts } from '../texts/texts.tsx'
import { InputRow } from './input-row.tsx'

export const noDocument: PersonDocument = { kind: 'citizen-number', number: '' }

/** The number’s field has the id `number`. */
export function DocumentRows({
  document,
  hint,
  problem,
  onChange,
}: {
  document: PersonDocument
  hint?: string | undefined
  problem: string | undefined
  onChange: (next: PersonDocument) => void
}) {
  const texts = useTexts().mandate.document
  return (
    <>
      <div className="field">
        <label htmlFor="document-kind">{texts.kind}</label>
        <select
          id="document-kind"
          className="medium"
          value={document.kind}
          onChange={event => {
            const kind = PERSON_DOCUMENT_KINDS.find(each => each === event.target.value)
            if (kind !== undefined) onChange({ ...document, kind })
          }}
        >
          {PERSON_DOCUMENT_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {texts.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <InputRow
        id="number"
        label={texts.number}
        hint={hint}
        autoComplete="off"
        maxLength={30}
        problem={problem}
        value={document.number}
        onChange={number => onChange({ ...document, number })}
      />
    </>
  )
}
