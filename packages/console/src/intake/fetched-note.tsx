/** Beside a field or a material at the window: where it comes from, or why the visitor hands it in after all. */
import type { Draft } from '@yijianshi/contract/draft'
import { fetchedField, fetchedPaper } from '@yijianshi/contract/fetched'
import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import { Button, Form } from 'antd'
import { type ReactElement, useState } from 'react'
import { LineField } from '../case/act/act-fields.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { FieldSource, PaperSource } from '../sharing/source-note.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import type { DraftEditing } from './use-draft.ts'
import { type Disputed, useDispute, useSharedResources } from './use-draft-sharing.ts'

type Props = { readonly draft: Draft; readonly editing: DraftEditing }

function DisputeButton({
  draft,
  editing,
  name,
  disputed,
}: Props & {
  readonly name: string
  readonly disputed: Omit<Disputed, 'reason'>
}): ReactElement {
  const { t } = useTexts()
  const words = t.sharing
  const dispute = useDispute(draft, editing)
  const [open, setOpen] = useState(false)
  const send = ({ reason }: Pick<Disputed, 'reason'>) =>
    dispute.mutateAsync({ ...disputed, reason }).then(
      () => setOpen(false),
      () => {},
    )
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={words.disputeOf(name)}>
        {words.dispute}
      </Button>
      <SidePanel open={open} title={words.disputeOf(name)} onClose={() => setOpen(false)}>
        <ProblemAlert error={dispute.error} />
        <Form<Pick<Disputed, 'reason'>> layout="vertical" onFinish={send}>
          <LineField
            name="reason"
            label={words.disputeReason}
            extra={words.disputeHint}
            missing={words.disputeMissing}
          />
          <Button type="primary" htmlType="submit" loading={dispute.isPending}>
            {words.dispute}
          </Button>
        </Form>
      </SidePanel>
    </>
  )
}

export function FetchedFieldNote({
  field,
  ...props
}: Props & { readonly field: FormFieldOnWire }): ReactElement | null {
  const { say } = useTexts()
  const resources = useSharedResources(props.draft.id)
  const fetched = fetchedField(resources, field.element, props.editing.values[field.element])
  if (fetched === undefined) return null
  const { resource } = fetched.resource
  return (
    <div className="fetched-note">
      <FieldSource field={field} fetched={fetched} />
      {fetched.standing === 'disputed' ? null : (
        <DisputeButton
          {...props}
          name={say(field.name)}
          disputed={{ resource, subject: 'field', id: field.element }}
        />
      )}
    </div>
  )
}

export function FetchedPaperNote({
  material,
  name,
  ...props
}: Props & { readonly material: string; readonly name: string }): ReactElement | null {
  const { t, say } = useTexts()
  const words = t.sharing
  const resources = useSharedResources(props.draft.id)
  const files = props.draft.files.filter(file => file.material === material).map(({ file }) => file)
  const paper = fetchedPaper(resources, material, files)
  if (paper === undefined) return null
  const { resource, ownerName, answeredAt, reason } = paper.resource
  switch (paper.kind) {
    case 'handed-in':
      return (
        <div className="fetched-note">
          <span className="source-note">
            {words.paperHere(say(ownerName), answeredAt === null ? '' : formatInstant(answeredAt))}
          </span>
          <DisputeButton {...props} name={name} disputed={{ resource, subject: 'material', id: material }} />
        </div>
      )
    case 'disputed':
      return <PaperSource paper={paper} />
    case 'missing': {
      if (paper.why === 'not-connected' || files.length > 0) return null
      const why = paper.why === 'refused' && reason !== null ? say(reason) : words.reasons[paper.why]
      return <p className="source-note">{words.missing(why)}</p>
    }
    case 'offered':
      return null
  }
}
