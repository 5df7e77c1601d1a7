import type { Change } from '@yijianshi/contract/publication'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useMe } from '../../session/use-me.ts'
import { useTexts } from '../../texts/texts.ts'
import type { WorkspaceView } from '../edit/workspace.ts'
import { type ChangeIntent, useChangeCommand } from '../use-change-command.ts'
import { PublishForm } from './publish-panel.tsx'
import { RebaseForm } from './rebase-panel.tsx'
import { TextForm } from './text-panel.tsx'

type PanelName = 'rename' | 'send-back' | 'publish' | 'rebase' | 'withdraw'
const reasonLength = 2000
const titleLength = 200

/** Why a review can't be asked for yet; undefined when it can. */
function useObstacle(view: WorkspaceView): string | undefined {
  const { change } = useTexts().t.studio
  if (view.files.unsaved.size > 0 || view.isSaving || view.isChecking) return change.waitForSave
  const errors = (view.checked?.findings ?? []).filter(({ severity }) => severity === 'error').length
  return errors > 0 ? change.fixFirst(errors) : undefined
}

function PanelContent({
  panel,
  change,
  error,
  isPending,
  onGive,
}: {
  readonly panel: PanelName
  readonly change: Change
  readonly error: Error | null
  readonly isPending: boolean
  readonly onGive: (intent: ChangeIntent) => void
}): ReactElement {
  const words = useTexts().t.studio.change
  const shared = { error, isPending }
  switch (panel) {
    case 'rename':
      return (
        <TextForm
          {...shared}
          label={words.rename}
          initial={change.title}
          button={words.renameSave}
          maxLength={titleLength}
          onGive={title => onGive({ type: 'rename', title })}
        />
      )
    case 'send-back':
      return (
        <TextForm
          {...shared}
          label={words.sendBackReason}
          button={words.sendBack}
          maxLength={reasonLength}
          onGive={reason => onGive({ type: 'send-back', reason })}
        />
      )
    case 'publish':
      return <PublishForm {...shared} onGive={onGive} />
    case 'rebase':
      return <RebaseForm {...shared} onGive={onGive} />
    case 'withdraw':
      return (
        <div className="studio-form">
          <p>{words.withdrawLead}</p>
          <ProblemAlert error={error} />
          <div className="buttons">
            <Button danger type="primary" loading={isPending} onClick={() => onGive({ type: 'withdraw' })}>
              {words.withdraw}
            </Button>
          </div>
        </div>
      )
  }
}

/** What this person may do with the change now; the server says what that is. */
export function ChangeActions({
  change,
  view,
}: {
  readonly change: Change
  readonly view: WorkspaceView
}): ReactElement {
  const words = useTexts().t.studio.change
  const me = useMe()
  const command = useChangeCommand(change.id)
  const [panel, setPanel] = useState<PanelName>()
  const obstacle = useObstacle(view)
  const may = (name: Change['may'][number]) => change.may.includes(name)
  const show = (name: PanelName) => {
    command.reset()
    setPanel(name)
  }
  const give = (intent: ChangeIntent) => command.mutate(intent, { onSuccess: () => setPanel(undefined) })
  const open = (name: PanelName, label: string, isPrimary = false) =>
    may(name) ? (
      <Button key={name} type={isPrimary ? 'primary' : 'default'} onClick={() => show(name)}>
        {label}
      </Button>
    ) : null
  const isAuthor = change.authors.some(({ id }) => id === me.id)
  const needsAnother = change.state === 'in-review' && isAuthor && !may('approve')
  const isBlocked = (may('request-review') || may('approve')) && obstacle !== undefined
  return (
    <>
      <div className="actions">
        {may('request-review') ? (
          <Button
            type="primary"
            disabled={isBlocked}
            loading={command.isPending}
            onClick={() => give({ type: 'request-review' })}
          >
            {words.requestReview}
          </Button>
        ) : null}
        {may('approve') ? (
          <Button
            type="primary"
            disabled={isBlocked}
            loading={command.isPending}
            onClick={() => give({ type: 'approve' })}
          >
            {words.approve}
          </Button>
        ) : null}
        {open('publish', words.publish, true)}
        {open('send-back', words.sendBack)}
        {open('rebase', words.rebase)}
        {open('rename', words.rename)}
        {open('withdraw', words.withdraw)}
      </div>
      {isBlocked ? (
        <p role="status" className="quiet studio-obstacle">
          {obstacle}
        </p>
      ) : null}
      {needsAnother ? <Alert type="info" showIcon title={words.secondPerson} /> : null}
      {panel === undefined ? <ProblemAlert error={command.error} /> : null}
      <SidePanel
        open={panel !== undefined}
        wide={panel === 'rebase'}
        title={panel === undefined ? '' : panelTitle(words, panel)}
        onClose={() => setPanel(undefined)}
      >
        {panel === undefined ? null : (
          <PanelContent
            panel={panel}
            change={change}
            error={command.error}
            isPending={command.isPending}
            onGive={give}
          />
        )}
      </SidePanel>
    </>
  )
}

function panelTitle(words: ReturnType<typeof useTexts>['t']['studio']['change'], panel: PanelName): string {
  switch (panel) {
    case 'rename':
      return words.rename
    case 'send-back':
      return words.sendBack
    case 'publish':
      return words.publish
    case 'rebase':
      return words.rebase
    case 'withdraw':
      return words.withdraw
  }
}
