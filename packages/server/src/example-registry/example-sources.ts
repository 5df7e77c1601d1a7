/** How the example registry is connected: an entry for each data resource that it holds, as an operator writes them. */
import type { SourceEntry } from '../sharing/settings.ts'

type Answer = SourceEntry['answer']

const population: Answer = {
  found: 'answer.found',
  holder: 'answer.person.idNo',
  fields: {
    'applicant-name': 'answer.person.name',
    'applicant-identity-number': 'answer.person.idNo',
    'applicant-ethnicity': 'answer.person.nation',
    'household-address': 'answer.person.address',
    'legal-representative-name': 'answer.person.name',
    'legal-representative-address': 'answer.person.address',
    'mother-name': 'answer.person.name',
    'father-name': 'answer.person.name',
    'senior-name': 'answer.person.name',
    'seller-name': 'answer.person.name',
  },
  details: {
    name: 'answer.person.name',
    sex: 'answer.person.sex',
    'birth-date': 'answer.person.birthDate',
    'valid-until': 'answer.person.cardValidUntil',
  },
}

const households: Answer = {
  found: 'answer.found',
  holder: 'answer.household.member',
  fields: { 'householder-name': 'answer.household.householder' },
  details: { relation: 'answer.household.relation', address: 'answer.household.address' },
}

const healthCertificates: Answer = {
  found: 'answer.found',
  holder: 'answer.holder',
  details: {
    name: 'answer.name',
    number: 'answer.number',
    'issued-on': 'answer.issuedOn',
    'valid-until': 'answer.validUntil',
  },
}

const socialInsurance: Answer = {
  found: 'answer.found',
  holder: 'answer.idNo',
  fields: { 'employer-name': 'answer.employer' },
  details: { months: 'answer.months', status: 'answer.state' },
}

/** Asked by credit code, so it has to say whose the enterprise is: its own, and its legal representative’s. */
const enterprises: Answer = {
  holder: '[answer.code, answer.representative.number]',
  fields: {
    'subject-name': 'answer.name',
    'business-scope': 'answer.scope',
    'registered-capital': 'answer.capitalFen',
    'legal-representative-name': 'answer.representative.name',
  },
  details: {
    name: 'answer.name',
    kind: 'answer.kind',
    'founded-on': 'answer.foundedOn',
    status: 'answer.state',
  },
  organisation: {
    name: 'answer.name',
    representative: 'answer.representative.number',
    inForce: 'answer.state = "存续"',
  },
}

/** Content of the file that DATA_SOURCES names; `secret` is the variable of the environment that holds it. */
export function exampleSources(url: string, clientId: string, secret: string) {
  const oauth = { tokenUrl: `${url}/token`, clientId, secret }
  const entry = (path: string, answer: Answer) =>
    ({
      kind: 'http',
      url: `${url}${path}`,
      body: '{ key: key }',
      oauth,
      timeoutMs: 3_000,
      answer,
    }) satisfies SourceEntry
  return {
    population: entry('/population', population),
    households: entry('/households', households),
    'staff-health': entry('/health-certificates', healthCertificates),
    'social-insurance': entry('/social-insurance', socialInsurance),
    'enterprise-register': entry('/organisations', enterprises),
  }
}
