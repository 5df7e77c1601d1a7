/** Catalogue (and plan) → paper. Pure: the same on the server, in the console's browser and in a test. */
import type { Plan } from '../plan/plan.ts'
import { soft } from './blocks.ts'
import { deskFor, editionText, type PaperContext, type PlanDesk, planDeskFor } from './desk.ts'
import { flowChartBlocks } from './flow-chart.ts'
import { guideBlocks } from './guide.ts'
import { informationSheetBlocks } from './information-sheet.ts'
import { commitmentLetterBlocks, type LetterChoice, toleranceLetterBlocks } from './letters.ts'
import { manualBlocks } from './manual.ts'
import { type Block, type ItemPaper, type MatterPaper, matterPapers, type Paper } from './model.ts'
import { noticeBlocks } from './one-time-notice.ts'

type Maker = (desk: PlanDesk, choice?: LetterChoice) => Block[] | undefined
const MAKERS: Readonly<Record<MatterPaper, Maker>> = {
  guide: guideBlocks,
  notice: noticeBlocks,
  'flow-chart': flowChartBlocks,
  'tolerance-letter': toleranceLetterBlocks,
  'commitment-letter': commitmentLetterBlocks,
}

/** Nothing to do, nothing to print. */
function blocksOf(desk: PlanDesk, paper: MatterPaper, choice?: LetterChoice): Block[] | undefined {
  return desk.items.length === 0 ? undefined : MAKERS[paper](desk, choice)
}

/** The Chinese text of a legal paper is the one that binds; a guide only helps. */
const binding: readonly MatterPaper[] = ['notice', 'tolerance-letter', 'commitment-letter']

/**
 * A paper of a plan, made from the catalogue that the plan was compiled from. Undefined where the plan
 * has no use for it: nothing to do, or nothing to promise. `choice` fills a letter of promise in.
 */
export function makeMatterPaper(
  context: PaperContext,
  plan: Plan,
  paper: MatterPaper,
  choice?: LetterChoice,
): Paper | undefined {
  const desk = planDeskFor(context, plan)
  const { t, say } = desk
  const made = blocksOf(desk, paper, choice)
  if (made === undefined) return undefined
  const lead = context.catalogue.authorities.get(context.catalogue.matters.get(plan.matter)?.lead ?? '')
  const blocks = t.chineseBinds !== '' && binding.includes(paper) ? [soft(t.chineseBinds), ...made] : made
  return {
    paper,
    language: context.language,
    title: t.titles[paper](say(plan.name)),
    subtitle: say(plan.situation.name),
    issuer: lead ? say(lead.name) : '',
    edition: context.edition,
    editionText: editionText(t, context.edition),
    blocks,
  }
}

/** The papers for which this plan has a use, in the order in which they are offered. */
export function papersOf(context: PaperContext, plan: Plan): MatterPaper[] {
  const desk = planDeskFor(context, plan)
  return matterPapers.filter(paper => blocksOf(desk, paper) !== undefined)
}

/** A paper of one item; undefined when the catalogue has no such item. */
export function makeItemPaper(context: PaperContext, id: string, paper: ItemPaper): Paper | undefined {
  const desk = deskFor(context)
  const { t, say } = desk
  const item = context.catalogue.items.get(id)
  if (item === undefined) return undefined
  const authority = context.catalogue.authorities.get(item.authority)
  return {
    paper,
    language: context.language,
    title: t.titles[paper](say(item.name)),
    subtitle: authority ? say(authority.name) : '',
    issuer: authority ? say(authority.name) : '',
    edition: context.edition,
    editionText: editionText(t, context.edition),
    blocks: paper === 'manual' ? manualBlocks(desk, item) : informationSheetBlocks(desk, item),
  }
}
