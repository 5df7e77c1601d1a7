/** Who acts for me, and for whom I act. */
import type { MandateList, MandateSide, MandateView } from '@yijianshi/contract/mandate'
import { useCallback } from 'react'
import { Link } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { More } from '../../elements/more.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { call, type Outcome } from '../../server/call.ts'
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

type Page = Pick<MandateList, 'mandates' | 'next'>

/** A page of one side, and below it what is older. */
function Pages({ side, page: { mandates, next } }: { side: MandateSide; page: Page }) {
  const texts = useTexts().mandate
  return (
    <>
      <Rows mandates={mandates} />
      {next !== null && <More label={texts.more}>{() => <Earlier side={side} cursor={next} />}</More>}
    </>
  )
}

function Earlier({ side, cursor }: { side: MandateSide; cursor: string }) {
  const load = useCallback(() => call('listMandates', { query: { side, cursor } }), [side, cursor])
  return <Shown loaded={useLoaded(load)}>{page => <Pages side={side} page={page} />}</Shown>
}

type Sides = Pick<MandateList, 'representable' | 'registers'> & Readonly<Record<MandateSide, Page>>

/** The first page of each side. */
async function loadSides(): Promise<Outcome<Sides>> {
  const first = (side: MandateSide) => call('listMandates', { query: { side } })
  const [waiting, given, held] = await Promise.all([first('waiting'), first('given'), first('held')])
  if (!waiting.ok) return waiting
  if (!given.ok) return given
  if (!held.ok) return held
  const { representable, registers } = held.value
  return {
    ok: true,
    value: { waiting: waiting.value, given: given.value, held: held.value, representable, registers },
  }
}

function Lists({ waiting, given, held, representable, registers }: Sides) {
  const texts = useTexts().mandate
  const organisations = representable.filter(({ mandate }) => mandate === 'legal-representative')
  return (
    <>
      <BackLink href="/my" />
      <PageHeading>{texts.title}</PageHeading>
      <p className="column">{texts.lead}</p>
      {waiting.mandates.length > 0 && (
        <>
          <h2>{texts.waiting}</h2>
          <Pages side="waiting" page={waiting} />
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
      <Pages side="given" page={given} />
      <h2>{texts.heldHeading}</h2>
      <Pages side="held" page={held} />
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
  return <Shown loaded={useLoaded(loadSides)}>{lists => <Lists {...lists} />}</Shown>
}
