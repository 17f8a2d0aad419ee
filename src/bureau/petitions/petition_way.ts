/**
 * The way of a petition by the regulation of 2022: told within fifteen days whether it is taken up, answered within sixty, then
 * thirty days for the petitioner and thirty for whoever looks at it again, twice, and then it is over for good. What was
 * received under the regulation of 2005 runs by the norms of its day.
 */
import { norm } from '../../ledger/index.ts'

export const CLERKS = ['city.office', 'county.office'] as const
export const LEADERS = ['city.leader', 'county.leader'] as const
/** Sent to the bureau by somebody else: whether it is the bureau's has to be said first. */
export const FORWARDED = ['信访部门转办', '上级交办'] as const
export const HOTLINE = ['12345热线', '市民服务平台'] as const

/** The unit that holds the case is the one that it is about. */
const COMPLAINED_OF = { concerned: { same: 'unit' } } as const

export const petitionWay = {
  start: 'received',
  states: {
    received: {
      title: '待受理',
      limit: [
        { when: { channel: HOTLINE }, workdays: norm('petition.hotline_sign_workdays'), after: 'received_on' },
        { when: { channel: FORWARDED }, workdays: norm('petition.objection_workdays'), after: 'received_on' },
        { days: norm('petition.accept_days'), after: 'received_on' },
      ],
    },
    handed: { title: '已交办待签收', limit: { workdays: norm('petition.objection_workdays') } },
    claimed: {
      title: '已签收待受理',
      limit: [
        { when: { handed_to: { empty: false } }, days: norm('petition.accept_days') },
        { days: norm('petition.accept_days'), after: 'received_on' },
      ],
    },
    accepted: {
      title: '办理中',
      limit: [
        { when: { channel: HOTLINE, nature: '咨询' }, workdays: norm('petition.hotline_enquiry_workdays') },
        { when: { channel: HOTLINE }, workdays: norm('petition.hotline_case_workdays') },
        { when: { nature: '咨询' }, workdays: norm('petition.enquiry_workdays') },
        { when: { basis: '检举控告类' }, months: norm('petition.accusation_months') },
        { when: { basis: '建议意见类' }, days: norm('petition.proposal_days') },
        { days: norm('petition.handle_days') },
      ],
    },
    answered: { title: '已答复待送达', limit: { days: norm('petition.serve_days') } },
    // The petitioner's own thirty days: a last day that is no working day moves on. Nothing is closed before.
    served: {
      title: '复查申请期',
      limit: { days: norm('petition.archive_days'), after: 'served_on' },
      stay: { days: norm('petition.appeal_days'), after: 'served_on', rolls: true },
    },
    reviewing: { title: '复查中', limit: { days: norm('petition.review_days') } },
    reviewed: { title: '复查意见待送达', limit: { days: norm('petition.serve_days') } },
    review_served: {
      title: '复核申请期',
      limit: { days: norm('petition.archive_days'), after: 'review_served_on' },
      stay: { days: norm('petition.appeal_days'), after: 'review_served_on', rolls: true },
    },
    // The time that a hearing takes does not count.
    re_reviewing: { title: '复核中', limit: { days: norm('petition.review_days'), pause: 'hearing' } },
    hearing: { title: '听证中', limit: { days: norm('petition.hearing_days') } },
    transferred: { title: '已转送', final: true },
    objected: { title: '已提出异议退回', final: true },
    declined: { title: '不予受理', final: true },
    closed: { title: '办结归档', final: true },
    ended: { title: '复核终结', final: true },
  },
  moves: {
    sign: { title: '签收', from: 'received', to: 'claimed', by: CLERKS, when: { channel: FORWARDED } },
    object: {
      title: '提出异议',
      from: 'received',
      to: 'objected',
      by: CLERKS,
      when: { channel: FORWARDED },
      reason: true,
    },
    accept: {
      title: '受理',
      from: ['received', 'claimed'],
      to: 'accepted',
      by: CLERKS,
      // What was forwarded is signed for first; what has been ended for good is not taken up again.
      when: {
        any: [{ not: { channel: FORWARDED } }, { state: 'claimed' }],
        not: { any: [{ same_facts: true }, COMPLAINED_OF] },
      },
      asks: ['basis', 'handler'],
      prints: 'petition_acceptance',
    },
    settle: {
      title: '当场答复',
      from: ['received', 'claimed'],
      to: 'closed',
      by: CLERKS,
      when: { nature: ['咨询', '意见建议'] },
      asks: ['outcome', 'answer'],
    },
    decline: {
      title: '不予受理',
      from: ['received', 'claimed'],
      to: 'declined',
      by: CLERKS,
      asks: ['declined_because', 'declined_note'],
      prints: 'petition_refusal',
    },
    transfer: {
      title: '转送',
      from: ['received', 'claimed'],
      to: 'transferred',
      by: CLERKS,
      asks: ['transferred_to'],
      reason: true,
      prints: 'petition_transfer',
    },
    // 回避: it is not handled by the unit complained of.
    hand_over: {
      title: '交下级办理',
      from: 'received',
      to: 'handed',
      by: CLERKS,
      asks: ['handed_to'],
      when: { not: { handed_to: { same: 'concerned' } } },
    },
    recall: { title: '收回交办', from: 'handed', to: 'received', by: CLERKS, undoes: true, reason: true },
    take: {
      title: '签收交办',
      from: 'handed',
      to: 'claimed',
      by: 'county.office',
      at: 'handed_to',
      hands: 'handed_to',
    },
    give_back: {
      title: '退回交办',
      from: 'handed',
      to: 'received',
      by: 'county.office',
      at: 'handed_to',
      undoes: true,
      reason: true,
    },
    reassign: { title: '改派科室', from: 'accepted', to: 'accepted', by: CLERKS, asks: ['handler'], reason: true },
    extend: {
      title: '批准延期',
      from: 'accepted',
      to: 'accepted',
      by: LEADERS,
      when: { not: { any: [{ channel: HOTLINE }, { nature: '咨询' }, { basis: ['检举控告类', '建议意见类'] }] } },
      reason: true,
      extends: { days: norm('petition.extend_days'), times: norm('petition.extend_times') },
      prints: 'petition_extension',
    },
    answer: {
      title: '答复',
      from: 'accepted',
      to: 'answered',
      by: CLERKS,
      asks: ['outcome', 'answer'],
      prints: 'petition_answer',
    },
    serve: { title: '送达', from: 'answered', to: 'served', by: CLERKS, asks: ['served_on'] },
    ask_review: {
      title: '请求复查',
      from: 'served',
      to: 'reviewing',
      by: CLERKS,
      early: 'only',
      asks: ['review_body', 'review_request'],
    },
    ask_review_late: {
      title: '逾期请求复查',
      from: 'served',
      to: 'reviewing',
      by: CLERKS,
      asks: ['review_body', 'review_request'],
      reason: true,
    },
    answer_review: {
      title: '复查答复',
      from: 'reviewing',
      to: 'reviewed',
      by: CLERKS,
      asks: ['review_outcome', 'review_answer'],
      prints: 'petition_review',
    },
    serve_review: {
      title: '送达复查意见',
      from: 'reviewed',
      to: 'review_served',
      by: CLERKS,
      asks: ['review_served_on'],
    },
    ask_re_review: {
      title: '请求复核',
      from: 'review_served',
      to: 're_reviewing',
      by: CLERKS,
      early: 'only',
      asks: ['re_review_body', 're_review_request'],
    },
    ask_re_review_late: {
      title: '逾期请求复核',
      from: 'review_served',
      to: 're_reviewing',
      by: CLERKS,
      asks: ['re_review_body', 're_review_request'],
      reason: true,
    },
    hear: { title: '举行听证', from: 're_reviewing', to: 'hearing', by: CLERKS, asks: ['hearing_on'] },
    heard: { title: '听证结束', from: 'hearing', to: 're_reviewing', by: CLERKS },
    end: {
      title: '复核答复',
      from: 're_reviewing',
      to: 'ended',
      by: CLERKS,
      asks: ['re_review_outcome', 're_review_answer'],
      prints: 'petition_re_review',
    },
    close: {
      title: '期满归档',
      from: ['served', 'review_served'],
      to: 'closed',
      by: CLERKS,
      asks: ['satisfaction'],
    },
    accede: {
      title: '息诉归档',
      from: ['served', 'review_served'],
      to: 'closed',
      by: CLERKS,
      early: true,
      asks: ['satisfaction'],
      reason: true,
    },
    undo_accept: {
      title: '撤回受理',
      from: 'accepted',
      to: 'received',
      by: CLERKS,
      when: { handed_to: { empty: true }, not: { channel: FORWARDED } },
      undoes: true,
      reason: true,
    },
    undo_answer: {
      title: '撤回答复',
      from: 'answered',
      to: 'accepted',
      by: CLERKS,
      undoes: true,
      reason: true,
    },
    undo_decline: {
      title: '撤销不予受理',
      from: 'declined',
      to: 'received',
      by: LEADERS,
      when: { handed_to: { empty: true }, not: { channel: FORWARDED } },
      undoes: true,
      reason: true,
    },
    undo_close: {
      title: '撤销归档',
      from: 'closed',
      to: 'served',
      by: LEADERS,
      when: { served_on: { empty: false }, review_served_on: { empty: true } },
      undoes: true,
      reason: true,
    },
  },
} as const
