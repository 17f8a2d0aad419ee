/** Rules that hold the names and marks of a paper against one another: people, bodies, places, attachments, document numbers. */
import type { PaperRule } from '../ground/paper.ts'
import { allButSomeFindings } from './all_but_some.ts'
import { attachmentFindings } from './attachments.ts'
import { contactFindings } from './contacts.ts'
import { documentNumberFindings } from './document_numbers.ts'
import { namesToldFindings } from './names_told.ts'
import { oneBodyFindings } from './one_body.ts'
import { onePersonFindings } from './one_person.ts'
import { oppositeFindings } from './opposites.ts'
import { ownNameFindings } from './own_name.ts'
import { ownPlaceFindings } from './own_place.ts'
import { postFindings } from './posts.ts'
import { twoListFindings } from './two_lists.ts'
import { venueFindings } from './venues.ts'
import { winnerFindings } from './winners.ts'

export const NAMES: readonly PaperRule[] = [
  attachmentFindings,
  namesToldFindings,
  twoListFindings,
  oppositeFindings,
  onePersonFindings,
  oneBodyFindings,
  ownNameFindings,
  ownPlaceFindings,
  venueFindings,
  winnerFindings,
  allButSomeFindings,
  documentNumberFindings,
  contactFindings,
  postFindings,
]
