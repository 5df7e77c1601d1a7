/** What people may ask of a case. The server fills in what only it knows: numbers, hashes, the plan. */
import type { CaseEvent } from './events.ts'

type Facts<Type extends CaseEvent['type'], Left extends PropertyKey = never> = Omit<
  Extract<CaseEvent, { readonly type: Type }>,
  'type' | Left
>

type Command<Type extends string, More> = { readonly type: Type } & More

export type IntakeCommand =
  | Command<
      'submit',
      Facts<'CaseSubmitted', 'answers'> & {
        /** Sealed. */
        readonly answers: string
        /** Number of an earlier case of the applicant in which a promise was broken, while that is not repaired. */
        readonly brokenIn?: string
      }
    >
  | Command<'pre-examine', Facts<'PreExamined'>>
  | Command<'correct-on-the-spot', Facts<'CorrectedOnTheSpot'>>
  | Command<'accept', Facts<'CaseAccepted', 'later'>>
  | Command<'decline', Facts<'CaseDeclined'>>
  | Command<'issue-notice', Facts<'OneTimeNoticeIssued'>>
  | Command<'correct', Facts<'CorrectionSubmitted'> & { readonly changedFields: readonly string[] }>
  | Command<'withdraw', Facts<'CaseWithdrawn'>>
  | Command<'supplement', Facts<'SupplementSubmitted'>>
  | Command<'prolong-supplement', Facts<'SupplementProlonged'>>
  | Command<
      'take-over-version',
      Facts<'CaseVersionTaken'> & {
        /** What the newer guide demands and the case’s own did not. */
        readonly demands: readonly string[]
      }
    >
  /** By the clock. */
  | Command<'deem-accepted', unknown>
  | Command<'lapse-correction', unknown>
  | Command<'lapse-tolerance', unknown>

type OfItem<Type extends string, More = unknown> = Command<Type, { readonly item: string } & More>

export type TaskCommand =
  | OfItem<'receive-task'>
  | OfItem<'return-task', Facts<'TaskReturned'>>
  | OfItem<'resend-task', Facts<'TaskResent'>>
  | OfItem<'transfer-task', Facts<'TaskTransferred'>>
  | OfItem<'add-authority', Facts<'AuthorityAdded'>>
  | OfItem<'retry-hand-over'>
  | OfItem<'review-task', Facts<'TaskReviewed'>>
  | OfItem<'confirm-review'>
  | OfItem<'send-back-review', Facts<'ReviewSentBack'>>
  | OfItem<'forward-task', Facts<'TaskForwarded'>>
  | OfItem<'begin-procedure', Pick<Facts<'ProcedureBegun'>, 'kind' | 'days' | 'notice'>>
  | OfItem<'end-procedure', Facts<'ProcedureEnded', 'outcome'>>
  | OfItem<'raise-objection', Pick<Facts<'ObjectionRaised'>, 'procedure' | 'text'>>
  | OfItem<'answer-objection', Facts<'ObjectionAnswered'>>
  | OfItem<'request-opinion', Facts<'OpinionRequested', 'request'>>
  | OfItem<'give-opinion', Facts<'OpinionGiven', 'authority'>>
  | OfItem<'extend-task', Facts<'TaskExtended'>>
  | OfItem<'shorten-limit', Facts<'LimitShortened'>>
  | OfItem<'decide-task', { readonly outcome: 'grant' }>
  | OfItem<'decide-task', { readonly outcome: 'refuse' } & Facts<'TaskRefused'>>
  | OfItem<'decide-task', { readonly outcome: 'not-needed' } & Facts<'TaskNotNeeded'>>
  /** `results`: one for each licence of the task. */
  | OfItem<'issue-result', Facts<'ResultIssued'>>
  | OfItem<'correct-result', Facts<'ResultCorrected'>>
  | OfItem<'revoke-result', Facts<'ResultRevoked'>>
  | OfItem<'check-commitment', Facts<'CommitmentChecked'>>
  /** By the clock, or by whoever hands over to the authority's own system. */
  | OfItem<'record-hand-over', Facts<'TaskHandedOver'>>
  | OfItem<'fail-hand-over', Facts<'HandOverFailed'> & { readonly authority: string }>
  | OfItem<'lapse-procedure', { readonly procedure: string }>
  | OfItem<'take-silence', { readonly request: string }>

export type JointCommand =
  | Command<'open-joint-notice', unknown>
  | Command<'tell-missing', Facts<'MissingTold', 'authority'>>
  /** Before all have spoken, only the clock closes it. */
  | Command<'close-joint-notice', unknown>
  | Command<'convene', Facts<'JointActConvened', 'act' | 'convenor'>>
  | Command<'move-joint-act', Facts<'JointActMoved'>>
  | Command<'give-joint-opinion', Facts<'JointOpinionGiven', 'authority'>>
  | Command<'hold-joint-act', Facts<'JointActHeld'>>
  | Command<'cancel-joint-act', Facts<'JointActCancelled'>>
  | Command<'extend-joint-limit', Facts<'JointLimitExtended'>>

export type ClosingCommand =
  | Command<'choose-separate-delivery', unknown>
  | Command<'deliver', Facts<'ResultsDelivered'>>
  | Command<'track-delivery', Facts<'DeliveryTracked'>>
  | Command<'reopen', Facts<'CaseReopened'>>
  | Command<'repair-credit', Facts<'CreditRepaired'>>
  | Command<'rate', Facts<'CaseRated'>>

export type CaseCommand = IntakeCommand | TaskCommand | JointCommand | ClosingCommand

/** One command, or what several of that name have in common. */
export type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { readonly type: Type }>
