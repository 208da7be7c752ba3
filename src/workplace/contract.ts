/**
 * The workplace's wire: everything the browser sends and gets. Browser-safe; all paths below `/api/v1`, with a session.
 * Changes need a JSON content type; a file goes as `application/octet-stream`. Errors are problem+json (RFC 9457).
 * What is not yours and what does not exist get the same 404.
 *
 * GET    /workplace/use-cases                            → useCaseCards
 * GET    /workplace/notices                              → noticeList
 * POST   /workplace/notices                newsInput     → notice            (ai-coordinator)
 * DELETE /workplace/notices/:id                          → 204
 * POST   /shield                           shieldRequest → shieldResult      (debounced while typing)
 * POST   /inspect                          inspectRequest → inspectResult
 * POST   /corrections                      newCorrection → appliedCorrection (false alarms only where policy permits)
 * DELETE /conversations/:id/corrections/:correction      → 204
 * GET    /corrections/candidates           ?candidateQuery → candidateList   (beheerder)
 * PATCH  /corrections/candidates/:id       candidateDecision → candidate
 * GET    /corrections/candidates/export                  → approved ones in the markup of the golden corpus
 *
 * GET    /conversations                    ?conversationQuery → conversationPage
 * POST   /conversations                    newConversation → conversation
 * DELETE /conversations                                  → 204               (all of mine)
 * POST   /conversations/search             searchQuery   → searchResult
 * GET    /conversations/:id                              → conversation
 * PATCH  /conversations/:id                conversationChange → conversationSummary
 * DELETE /conversations/:id                              → 204
 * GET    /conversations/:id/export         ?exportQuery  → a file
 * POST   /conversations/:id/messages       question      → asked             (starts the answer)
 * POST   /conversations/:id/answers/:message/regenerate  regenerateInput → message
 * GET    /conversations/:id/answers/:message/events      → server-sent answerEvent*
 * POST   /conversations/:id/answers/:message/stop        → 204
 * PUT    /conversations/:id/answers/:message/rating      ratingInput → 204
 * DELETE /conversations/:id/answers/:message/rating      → 204
 * POST   /conversations/:id/answers/:message/reports     reportInput → 201 { id }
 * POST   /conversations/:id/attachments    bytes, header x-file-name (percent-encoded) → attachment
 * GET    /conversations/:id/attachments/:attachment      → attachmentWithText
 * DELETE /conversations/:id/attachments/:attachment      → 204               (while not sent)
 * POST   /temporary/answers                temporaryQuestion → server-sent answerEvent*
 * POST   /temporary/attachments            bytes, header x-file-name → attachmentWithText (nothing is stored)
 *
 * GET    /folders                                        → folderList
 * POST   /folders                          folderInput   → folder
 * PATCH  /folders/:id                      folderInput   → folder
 * DELETE /folders/:id                                    → 204               (its conversations stay)
 *
 * GET    /assistants                                     → assistantList     (mine and shared with me)
 * POST   /assistants                       assistantInput → assistant
 * GET    /assistants/:id                                 → assistant
 * PUT    /assistants/:id                   assistantInput → assistant        (a new version)
 * DELETE /assistants/:id                                 → 204
 * GET    /assistants/:id/versions                        → assistantVersions
 * POST   /assistants/:id/rollback          rollbackInput → assistant
 *
 * POST   /temporary/reports              temporaryReportInput → 201 { id }
 * GET    /reports                          ?reportQuery  → reportPage        (owner, privacy officer)
 * PATCH  /reports/:id                      reportHandling → report
 * GET    /receipts/:index                                → receipt
 */
import { z } from 'zod'
import { folder } from './contract-conversation.ts'

export * from './choices-contract.ts'
export * from './contract-assistant.ts'
export * from './contract-conversation.ts'
export {
  id,
  type Keeping,
  type ModelSheet,
  type Refusal,
} from './contract-parts.ts'
export * from './contract-shield.ts'

export const folderList = z.object({ items: z.array(folder) })
