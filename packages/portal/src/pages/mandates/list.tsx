/** Who acts for me, and for whom I act. */
import type { MandateList, MandateView } from '@yijianshi/contract/mandate'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { More } from '../../elements/more.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Standing } from './mandate-facts.tsx'
import '../home/home.css'

function Rows({ mandates }: { mandates: readonly MandateView[] }) {
  const texts = useTexts().mandate
  if (mandates.length === 0) return <p>{texts.none}</p>
  return (
    <ul className="own-list">
      {mandates.map(mandate => (
        <li key={mandate.id}>
          <Link href={`/mandates/${mandate.id}`}>
            <span>
              <strong>{texts.gives(mandate.principal.name, mandate.agentName)}</strong>
              <br />
              <span className="small soft">{texts.kinds[mandate.kind]}</span>
            </span>
            <Standing mandate={mandate} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What did not fit the first page; who acts for whom stands in each row. */
function Earlier({ cursor }: { cursor: string }) {
  const load = useCallback(() => call('listMandates', { query: { cursor } }), [cursor])
  return (
    <Shown loaded={useLoaded(load)}>
      {({ mandates, next }) => (
        <>
          <Rows mandates={mandates} />
          <MoreBelow next={next} />
        </>
      )}
    </Shown>
  )
}

function MoreBelow({ next }: Pick<MandateList, 'next'>) {
  const texts = useTexts().mandate
  return next === null ? null : <More label={texts.more}>{() => <Earlier cursor={next} />}</More>
}

function Lists({ mandates, next, representable, registers }: MandateList) {
  const texts = useTexts().mandate
  const isWaiting = ({ mayDo }: MandateView) => mayDo.includes('accept')
  const waiting = mandates.filter(isWaiting)
  const rest = mandates.filter(mandate => !isWaiting(mandate))
  const organisations = representable.filter(({ mandate }) => mandate === 'legal-representative')
  return (
    <>
      <BackLink href="/my" />
      <PageHeading>{texts.title}</PageHeading>
      <p className="column">{texts.lead}</p>
      {waiting.length > 0 && (
        <>
          <h2>{texts.waiting}</h2>
          <Rows mandates={waiting} />
        </>
      )}
      <p className="actions">
        <Link href="/mandates/new" className="button">
          {texts.give}
        </Link>
        {organisations.map(({ principal, name }) => (
          <Link key={principal} href={`/mandates/new?organisation=${principal}`} className="button secondary">
            {texts.giveForOrganisation(name)}
          </Link>
        ))}
      </p>
      <h2>{texts.givenHeading}</h2>
      <Rows mandates={rest.filter(({ given }) => given)} />
      <h2>{texts.heldHeading}</h2>
      <Rows mandates={rest.filter(({ given }) => !given)} />
      <MoreBelow next={next} />
      {registers.length > 0 && (
        <>
          <h2>{texts.register.listHeading}</h2>
          <p className="column">{texts.register.listHint}</p>
          <p className="actions">
            <Link href="/mandates/organisation" className="button secondary">
              {texts.register.open}
            </Link>
          </p>
        </>
      )}
      <h2>{texts.windowHeading}</h2>
      <p className="column">{texts.windowHint}</p>
    </>
  )
}

export function MandateLists() {
  const loaded = useLoaded(useCallback(() => call('listMandates', { query: {} }), []))
  return <Shown loaded={loaded}>{lists => <Lists {...lists} />}</Shown>
}
