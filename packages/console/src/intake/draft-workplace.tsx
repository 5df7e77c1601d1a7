import type { Draft } from '@yijianshi/contract/draft'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../texts/texts.ts'
import { DeliverySection } from './delivery-section.tsx'
import { DraftForm } from './draft-form.tsx'
import { LettersSection } from './letters-section.tsx'
import { MaterialIntake } from './material-intake.tsx'
import { askedOf, noticedPlaces } from './missing.ts'
import { MissingList } from './missing-list.tsx'
import { NewerGuide } from './newer-guide.tsx'
import { SharingSection } from './sharing-section.tsx'
import { SubmitPanel } from './submit-panel.tsx'
import { useDraft } from './use-draft.ts'
import { useGuideMarks } from './use-guide-marks.ts'

/** Form, materials and delivery of one application at the window, and what is still open beside them. */
export function DraftWorkplace({ draft }: { readonly draft: Draft }): ReactElement {
  const { t, say } = useTexts()
  const editing = useDraft(draft)
  const guide = useGuideMarks(draft, editing)
  const [showAll, setShowAll] = useState(false)
  const markOf = (material: string) =>
    guide.open.find(({ kind, id }) => kind === 'material' && id === material)
  const materials = askedOf(draft)
  const isSupplement = draft.kind === 'supplement'
  const titles = {
    application: t.intake.draftTitle,
    correction: t.intake.correctionTitle,
    supplement: t.promises.supplementTitle,
    'on-the-spot': t.promises.onTheSpotTitle,
  }
  return (
    <>
      <div className="page-head">
        <h1>{titles[draft.kind]}</h1>
        <p className="quiet">
          {say(draft.name)} · {say(draft.plan.situation.name)} · {t.cases.applicant} {draft.applicantName}
        </p>
      </div>
      {draft.notice.length === 0 ? null : (
        <section className="panel noticed-places">
          <MissingList title={t.intake.noticed} list={noticedPlaces(draft)} />
        </section>
      )}
      <NewerGuide draft={draft} guide={guide} />
      <div className="split split-form">
        <div className="split-main">
          {draft.kind === 'application' ? <SharingSection draft={draft} editing={editing} /> : null}
          {isSupplement ? null : (
            <DraftForm draft={draft} editing={editing} guide={guide} showAll={showAll} />
          )}
          <section className="panel" aria-labelledby="materials-title">
            <h2 id="materials-title">{t.materials.title(materials.length)}</h2>
            <ol className="materials">
              {materials.map(entry => (
                <MaterialIntake
                  key={entry.material}
                  draft={draft}
                  editing={editing}
                  entry={entry}
                  mark={markOf(entry.material)}
                  missing={showAll}
                />
              ))}
            </ol>
          </section>
          {draft.kind === 'application' ? <LettersSection draft={draft} editing={editing} /> : null}
          {isSupplement ? null : (
            <DeliverySection
              choice={editing.choice}
              onChange={editing.setChoice}
              onCommit={editing.commitChoice}
            />
          )}
        </div>
        <SubmitPanel
          draft={draft}
          editing={editing}
          onTried={() => setShowAll(true)}
          onNewerGuide={guide.refused}
        />
      </div>
    </>
  )
}
