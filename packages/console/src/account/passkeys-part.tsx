import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Passkey } from '@yijianshi/contract/passkey'
import { makePasskey } from '@yijianshi/contract/passkey-client'
import { Button, Tag } from 'antd'
import type { ReactElement } from 'react'
import { call, getValue } from '../connection/call.ts'
import { ColumnHeads } from '../frame/column-heads.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { confirmed } from '../session/confirmation.ts'
import { usePasskeysHere } from '../session/passkey.ts'
import { useTexts } from '../texts/texts.ts'
import { formatDay } from '../time/format.ts'
import { ownPasskeysQuery } from './queries.ts'

type Result = 'added' | 'removed' | 'cancelled' | 'known'

async function add(): Promise<Result> {
  const made = await makePasskey(await confirmed(() => getValue(call('offerPasskey'))))
  if (made === undefined) return 'cancelled'
  if (made === 'known') return 'known'
  await getValue(call('addPasskey', { body: made }))
  return 'added'
}

async function remove(passkey: string): Promise<Result> {
  await confirmed(() => getValue(call('removePasskey', { params: { passkey } })))
  return 'removed'
}

function Row({
  passkey,
  onRemove,
}: {
  readonly passkey: Passkey
  readonly onRemove: () => void
}): ReactElement {
  const { t } = useTexts()
  const { account, passkeys: words } = t
  const device = `${account.systems[passkey.system]} · ${account.browsers[passkey.browser]}`
  return (
    <tr>
      <td data-label={account.device}>
        {device} {passkey.copied ? <Tag color="error">{words.copied}</Tag> : null}
      </td>
      <td data-label={words.made}>{formatDay(passkey.madeAt)}</td>
      <td data-label={account.seen}>
        {passkey.lastUsedAt === null ? words.unused : formatDay(passkey.lastUsedAt)}
      </td>
      <td data-label={account.action}>
        <Button onClick={onRemove} aria-label={words.removeOf(device)}>
          {words.remove}
        </Button>
      </td>
    </tr>
  )
}

/** The own passkeys. */
export function PasskeysPart(): ReactElement {
  const { t } = useTexts()
  const { account, passkeys: words } = t
  const own = useQuery(ownPasskeysQuery)
  const here = usePasskeysHere()
  const queryClient = useQueryClient()
  const act = useMutation({
    mutationFn: (passkey: string | undefined) => (passkey === undefined ? add() : remove(passkey)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownPasskeysQuery.queryKey }),
  })
  return (
    <section className="panel account-part" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{words.title}</h2>
      <p className="quiet">{words.about}</p>
      <ProblemAlert error={act.error} />
      <p role="status">{act.data === undefined ? '' : words.results[act.data]}</p>
      <Loaded query={own}>
        {({ passkeys, most }) => (
          <>
            {passkeys.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <table className="rows">
                <caption className="sr-only">{words.title}</caption>
                <ColumnHeads headings={[account.device, words.made, account.seen, account.action]} />
                <tbody>
                  {passkeys.map(passkey => (
                    <Row key={passkey.id} passkey={passkey} onRemove={() => act.mutate(passkey.id)} />
                  ))}
                </tbody>
              </table>
            )}
            {here && passkeys.length < most ? (
              <Button loading={act.isPending} onClick={() => act.mutate(undefined)}>
                {words.add}
              </Button>
            ) : null}
            {here ? null : <p className="quiet">{words.notHere}</p>}
          </>
        )}
      </Loaded>
    </section>
  )
}
