import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OpenSession } from '@yijianshi/contract/identity'
import { Button, Tag } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { ownSessionsQuery } from './queries.ts'

function Row({
  session,
  onEnd,
}: {
  readonly session: OpenSession
  readonly onEnd: () => void
}): ReactElement {
  const { t } = useTexts()
  const device = `${t.account.systems[session.system]} · ${t.account.browsers[session.browser]}`
  return (
    <tr>
      <td data-label={t.account.device}>
        {device} {session.current ? <Tag>{t.account.thisOne}</Tag> : null}
      </td>
      <td data-label={t.account.way}>{t.account.ways[session.way]}</td>
      <td data-label={t.account.began}>{formatInstant(session.beganAt)}</td>
      <td data-label={t.account.seen}>{formatInstant(session.lastSeenAt)}</td>
      <td data-label={t.account.network}>{session.network}</td>
      {session.current ? (
        <td />
      ) : (
        <td data-label={t.account.action}>
          <Button onClick={onEnd} aria-label={t.account.endOf(device)}>
            {t.account.end}
          </Button>
        </td>
      )}
    </tr>
  )
}

/** Where the account is logged in. */
export function SessionsPart(): ReactElement {
  const { t } = useTexts()
  const sessions = useQuery(ownSessionsQuery)
  const queryClient = useQueryClient()
  const { device, way, began, seen, network, action } = t.account
  const end = useMutation({
    mutationFn: (session: string | undefined) =>
      getValue(
        session === undefined ? call('endOtherSessions') : call('endSession', { params: { session } }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  return (
    <section className="panel account-part" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t.account.sessions}</h2>
      <p className="quiet">{t.account.sessionsHint}</p>
      <ProblemAlert error={end.error} />
      <Loaded query={sessions}>
        {data => (
          <>
            <table className="rows">
              <caption className="sr-only">{t.account.sessions}</caption>
              <ColumnHeads headings={[device, way, began, seen, network, action]} />
              <tbody>
                {data.sessions.map(session => (
                  <Row key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
                ))}
              </tbody>
            </table>
            {data.sessions.length > 1 ? (
              <Button danger loading={end.isPending} onClick={() => end.mutate(undefined)}>
                {t.account.endOthers}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  )
}
