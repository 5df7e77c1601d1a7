/** `GET /api/live`: Server-Sent Events for the screens of whoever is logged in. */
import type { ServerResponse } from 'node:http'
import type { LiveChange } from '@yijianshi/contract/live'
import { LIVE_EVENTS } from '@yijianshi/contract/live-events'
import { type PersonActor, ROLES } from '@yijianshi/core/access'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { NOBODY } from '../database/subject.ts'
import type { LiveNews, Watcher } from '../engine/live.ts'
import type { ProcessChange } from '../engine/outbox.ts'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import { type SharedServices, servicesFor } from '../http/wiring.ts'
import { findToken } from '../session/session-cookie.ts'
import { createLiveFeed, LiveSessions } from './live-feed.ts'

const STREAMS_PER_SERVER = 5_000
const STREAMS_PER_SESSION = 8
/** Of what a watcher has not taken yet: beyond it, it is let go and comes back to its place. */
const BUFFER_BYTES = 65_536
/** How long a browser waits before it comes back. */
const RETRY_MS = 3_000

function eventText(change: ProcessChange): string {
  const data: LiveChange = { kind: change.kind, process: change.process, version: change.version }
  return `event: ${LIVE_EVENTS.change}\ndata: ${JSON.stringify(data)}\n\n`
}

/** The place comes last and alone: a stream that breaks before it is told all of it again. */
function newsText(news: LiveNews): string {
  const place = `id: ${news.place}\n\n`
  if (news.kind === 'changes') return news.changes.map(eventText).join('') + place
  return news.kind === 'reset' ? `id: ${news.place}\nevent: ${LIVE_EVENTS.reset}\ndata: {}\n\n` : place
}

function beginStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would hold it back.
    'x-accel-buffering': 'no',
  })
  raw.write(`retry: ${RETRY_MS}\n\n`)
  return raw
}

/** As browsers send it when they come back; what is none of ours counts as none. */
function readPlace(header: string | string[] | undefined): number | undefined {
  const place = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
  return Number.isSafeInteger(place) ? place : undefined
}

function onlyCase(news: LiveNews, wanted: string | undefined): LiveNews {
  if (news.kind !== 'changes' || wanted === undefined) return news
  return { ...news, changes: news.changes.filter(change => change.process === wanted) }
}

export function liveRoutes(app: FastifyInstance, shared: SharedServices): void {
  // What a change is about is asked without personal data.
  const services = servicesFor(shared, NOBODY)
  const sessions = new LiveSessions(services)
  const feed = createLiveFeed(services, sessions, error => app.log.error({ err: error }, 'live'))
  // Open streams would keep the server from stopping.
  app.addHook('preClose', () => feed.stop())

  route(app, shared, 'watchChanges', ROLES, async ({ reader, query, request, reply }) => {
    const token = findToken(request) ?? ''
    if (feed.watchers >= STREAMS_PER_SERVER || sessions.streamsOf(token) >= STREAMS_PER_SESSION)
      return refused('live/too-many')
    sessions.begin(token, reader.actor)
    const stream = beginStream(reply)
    const watcher: Watcher<PersonActor> = {
      reader: () => sessions.actorOf(token),
      tell: news => {
        if (stream.destroyed || stream.writableLength > BUFFER_BYTES) return false
        stream.write(newsText(onlyCase(news, query.case)))
        return true
      },
      end: () => (stream.writableLength > BUFFER_BYTES ? stream.destroy() : stream.end()),
    }
    let leave: (() => void) | undefined
    stream.on('close', () => {
      leave?.()
      sessions.end(token)
    })
    try {
      leave = await feed.watch(watcher, readPlace(request.headers['last-event-id']))
      if (stream.destroyed) leave()
    } catch (error) {
      // The answer has begun: all that can be said now is to come back.
      app.log.error({ err: error }, 'live')
      stream.end()
    }
    return done(undefined)
  })
}
