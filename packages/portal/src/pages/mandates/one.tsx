/** One mandate: what it says, what was done by it, and the answer to it. */
import type { MandateAnswer, MandateUse, MandateView } from '@yijianshi/contract/mandate'
import { useCallback, useRef, useState } from 'react'
import { Link } from 'wouter'
import { AskFirst } from '../../elements/ask-first.tsx'
import { BackLink } from '../../elements/back-link.tsx'
import { instantText } from '../../elements/dates.ts'
import { More } from '../../elements/more.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSending } from '../../server/use-sending.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { MandateFacts, Standing } from './mandate-facts.tsx'

/** One page, and below it the next once it is asked for. */
function Uses({ mandate, cursor }: { mandate: string; cursor: string | undefined }) {
  const texts = useTexts().mandate
  const load = useCallback(
    () =>
      call('listMandateUses', {
        params: { mandate },
        query: cursor === undefined ? {} : { cursor },
      }),
    [mandate, cursor],
  )
  return (
    <Shown loaded={useLoaded(load)}>
      {({ uses, next }) =>
        uses.length === 0 ? (
          <p>{texts.usesNone}</p>
        ) : (
          <>
            <UseRows uses={uses} />
            {next !== null && (
              <More label={texts.more}>{() => <Uses mandate={mandate} cursor={next} />}</More>
            )}
          </>
        )
      }
    </Shown>
  )
}

function UseRows({ uses }: { uses: readonly MandateUse[] }) {
  const texts = useTexts().mandate
  const say = useSay()
  const language = useSpokenLanguage()
  return (
    <ul className="column">
      {uses.map(({ id, at, what, matterName, atWindow }) => (
        <li key={id}>
          {texts.uses[what]} · {say(matterName)}
          {atWindow && ` · ${texts.atWindow}`}
          <br />
          <span className="small soft">{instantText(at, language)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Taking back ends it for good, so it is asked once. */
function Revocation({ agent, busy, onRevoke }: { agent: string; busy: boolean; onRevoke: () => void }) {
  const texts = useTexts().mandate
  return (
    <AskFirst
      act={texts.answers.revoke}
      className="button"
      question={texts.revokeAsked(agent)}
      yes={texts.revokeYes}
      no={texts.revokeNo}
      busy={busy}
      onYes={onRevoke}
    />
  )
}

function Answers({ mandate, onDone }: { mandate: MandateView; onDone: (next: MandateView) => void }) {
  const texts = useTexts().mandate
  const { busy, fault, send } = useSending()
  const commandId = useRef<string>(undefined)
  const answer = (command: MandateAnswer) =>
    send(
      () => {
        commandId.current ??= crypto.randomUUID()
        return call('commandMandate', {
          params: { mandate: mandate.id },
          body: { commandId: commandId.current, command },
        })
      },
      next => {
        commandId.current = undefined
        onDone(next)
      },
    )
  const tone = { accept: 'button', decline: 'button secondary', renounce: 'button secondary' }
  const direct = mandate.mayDo.filter(command => command !== 'revoke')
  return (
    <>
      <div role="alert">{fault !== undefined && <p className="problem">{fault}</p>}</div>
      {mandate.mayDo.includes('revoke') && (
        <Revocation agent={mandate.agentName} busy={busy} onRevoke={() => void answer('revoke')} />
      )}
      <p className="actions">
        {direct.map(command => (
          <button
            key={command}
            type="button"
            className={tone[command]}
            aria-disabled={busy}
            onClick={() => void answer(command)}
          >
            {texts.answers[command]}
          </button>
        ))}
      </p>
    </>
  )
}

const DONE = {
  holds: 'accept',
  'to-come': 'accept',
  declined: 'decline',
  revoked: 'revoke',
  renounced: 'renounce',
} as const

function Mandate({ mandate: loaded }: { mandate: MandateView }) {
  const texts = useTexts().mandate
  const [answered, setAnswered] = useState<MandateView>()
  const mandate = answered ?? loaded
  const { principal, kind, standing } = mandate
  const done = answered === undefined ? undefined : Object.entries(DONE).find(([name]) => name === standing)
  const isFixed = kind === 'guardian' || kind === 'legal-representative'
  const stays = mandate.proof === 'register' ? texts.register.stays : texts.guardianStays
  return (
    <>
      <BackLink href="/mandates">{texts.title}</BackLink>
      <PageHeading>{texts.gives(principal.name, mandate.agentName)}</PageHeading>
      <p>
        <Standing mandate={mandate} />
      </p>
      <div role="status">
        {done !== undefined && <p className="notice good column">{texts.done[done[1]]}</p>}
      </div>
      <MandateFacts mandate={mandate} />
      {isFixed && standing === 'holds' && <p className="column">{stays}</p>}
      <Answers mandate={mandate} onDone={setAnswered} />
      {!mandate.given && standing === 'holds' && (
        <p className="actions">
          <Link href={`/my?for=${principal.id}`} className="button">
            {texts.see}
          </Link>
        </p>
      )}
      <h2>{texts.usesHeading}</h2>
      <Uses mandate={mandate.id} cursor={undefined} />
    </>
  )
}

export function OneMandate({ id }: { id: string }) {
  const loaded = useLoaded(useCallback(() => call('getMandate', { params: { mandate: id } }), [id]))
  return <Shown loaded={loaded}>{mandate => <Mandate mandate={mandate} />}</Shown>
}
