import type { MatterDetail, SiteSummary } from '@yijianshi/contract/matter'
import { useCallback } from 'react'
import { Link, useParams } from 'wouter'
import { BackLink } from '../../elements/back-link.tsx'
import { PageHeading } from '../../elements/page-heading.tsx'
import { Shown } from '../../elements/shown.tsx'
import { Summary } from '../../elements/summary.tsx'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { changeSettings, useSettings } from '../../settings/settings.ts'
import { useSay, useTexts } from '../../texts/texts.tsx'
import { searchOf } from '../guide/answers-in-address.ts'
import { ItemPapers } from './item-papers.tsx'
import './matter.css'

function Sites({ sites }: { sites: readonly SiteSummary[] }) {
  const texts = useTexts()
  const say = useSay()
  if (sites.length === 0) return <p>{texts.matter.sitesEmpty}</p>
  return (
    <ul className="sites">
      {sites.map(site => (
        <li key={site.id} className="card">
          <h3>
            {say(site.name)} <span className="tag">{texts.matter.siteKinds[site.kind]}</span>
          </h3>
          <p>{say(site.address)}</p>
          <p className="soft">{say(site.hours)}</p>
          <p>
            <a href={`tel:${site.phone}`}>
              {texts.matter.phone} {site.phone}
            </a>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The region that counts: the one remembered where it can be chosen here, or else the usual one. */
function regionFor({ regions, usualRegion }: MatterDetail, remembered: string | undefined) {
  return regions.find(({ code }) => code === remembered)?.code ?? usualRegion ?? undefined
}

function RegionChoice({ found, chosen }: { found: MatterDetail; chosen: string | undefined }) {
  const texts = useTexts()
  const say = useSay()
  if (found.regions.length === 0) return null
  return (
    <div className="region-choice">
      <label htmlFor="region">{texts.region.label}</label>
      <select
        id="region"
        value={chosen ?? ''}
        aria-describedby="region-hint"
        onChange={event => changeSettings({ region: event.target.value })}
      >
        {found.regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {say(name)}
          </option>
        ))}
      </select>
      <p id="region-hint" className="soft">
        {texts.region.hint}
      </p>
    </div>
  )
}

function Start({ found }: { found: MatterDetail }) {
  const texts = useTexts()
  const region = regionFor(found, useSettings().region)
  return (
    <div className="start-box column">
      <RegionChoice found={found} chosen={region} />
      <Link href={`/matters/${found.id}/guide${searchOf({}, region)}`} className="button big">
        {texts.matter.start}
      </Link>
      <p className="soft">{texts.matter.startHint}</p>
    </div>
  )
}

export function MatterPage() {
  const { matter = '' } = useParams()
  const texts = useTexts()
  const say = useSay()
  const loaded = useLoaded(useCallback(() => call('getMatter', { params: { matter } }), [matter]))
  return (
    <Shown loaded={loaded}>
      {found => (
        <>
          <BackLink href="/" />
          <PageHeading>{say(found.name)}</PageHeading>
          <p className="lead">{say(found.summary)}</p>
          <Start found={found} />
          <h2>{texts.matter.how}</h2>
          <ol className="steps column">
            {texts.matter.steps.map(step => (
              <li key={step}>
                <span>{step}</span>
              </li>
            ))}
          </ol>
          <Summary
            rows={[
              [texts.matter.audience, texts.matter.audiences[found.audience]],
              [texts.matter.itemsLabel, texts.matter.items(found.items)],
              [texts.matter.lead, say(found.leadName)],
            ]}
          />
          <h2>{texts.matter.sites}</h2>
          <Sites sites={found.sites} />
          <ItemPapers matter={found.id} />
        </>
      )}
    </Shown>
  )
}
