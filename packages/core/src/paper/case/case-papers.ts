/** Surface of the documents of a case (文书). */
export type { CaseDocumentContext, NamingPlan, SignedLetterText } from './case-desk.ts'
export {
  type CaseDocument,
  type CaseDocumentKind,
  caseDocumentKinds,
  caseDocuments,
  type Issuer,
} from './document.ts'
export { type CasePaper, caseDocumentName, makeCaseDocument } from './make-document.ts'
export { makeOrderPaper, type OrderContext } from './order-paper.ts'
