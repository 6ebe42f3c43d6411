import type { Undated } from '../../requirement.ts';
import type { Match } from '../engine.ts';
import {
  before,
  deadlineForms,
  GOES_ON,
  named,
  nothing,
  type Outcome,
  type Place,
  typeAt,
  undated,
  unknown,
  within,
  wordAt,
} from '../form.ts';
import { typesOf } from '../sets.ts';
import { hasVerb, matterOf, settingBefore, settingOf, wordsOf } from '../settings.ts';
import type { Token } from '../tokens.ts';

const sameDay = deadlineForms(
  `
day-in-a-condition → nothing
  @<same-day-word> <inside>? <any-act> <of>
  @<same-day-word> <ahead|after|since|around>
  <without> @<same-day-word>
  不能当日办结的5个工作日内办结 = 5个工作日内

same-day
  @<same-day> <inside>
  @<same-day> ${GOES_ON}
  @<same-day> (?=<any-event>)
  收到来件的当日登记 = 收到来件当日
  当日公开 = 当日

next-day
  @<next-day|next-workday> <inside>
  @<next-day|next-workday> ${GOES_ON}
  @<next-day|next-workday> (?=<any-event>)
  决定作出次日公开 = 自决定作出之日起1日内
  下一个工作日公开 = 1个工作日内

together-with-a-bound → nothing
  @<together|meanwhile> (?=<^;|value>*? <max> <^;|value>*? <duration>)
  政策解读与政策文件同步发布，最迟不得超过文件公开后3个工作日 = 自文件公开之日起3个工作日内
  原则上与通知同时发布，最迟2个工作日内发布 = 2个工作日内

together-with
  (?<joint><with|along>) <^stop|value|with|along>+ @<together|meanwhile> (?<act><any-act>)
  与政策文件同步公开 = 政策文件当日
  ≠ 同时公开
`,
  {
    nothing,
    'same-day': (match, place) => dayAfter(match, place, 0),
    'next-day': (match, place) => dayAfter(match, place, 1),
    'together-with'(match, { source, mark }) {
      const joint = match.span('joint');
      if (!joint || joint.from < mark || !TOGETHER.has(wordAt(source, match.to - 1))) return null;
      const from = wordsOf(source, joint.to, match.at);
      const matter = named(matterOf(source, mark, joint.from));
      return from === null ? null : { readings: [within(0, 'day', from, matter)] };
    },
  },
);

const TOGETHER = new Set('公开 公布 发布 公示 报送 上报 解读 更新 推送'.split(' '));

/** 收到来件的当日: no day later; 次日: one. */
function dayAfter(match: Match<Token>, place: Place, n: 0 | 1): Outcome {
  const { setting, from } = settingBefore(place, match.at);
  const unit = match.typeAt(match.at) === 'next-workday' ? 'workday' : 'day';
  return { readings: [within(n, unit, setting.event, named(setting.matter))], from };
}

/** 变化, but not 形成或者变更, which is where information comes from. */
const CHANGE = '(?<!<formed> .?) <change> (?! .?<formed>)';

const undatedWords = deadlineForms(
  `
word-ruled-out → nothing
  <without> @<undated>
  不再长期公开，5个工作日内公开 = 5个工作日内
  无法持续 = ？

kept-for-long → nothing
  <keep> <^since|after|stop>* @<standing|continuous|whole-year> (?!<any-act>)
  保存期限为长期 = ？
  ≠ 有效期内长期公开

news-in-a-name → nothing
  @<on-change> 、 <text>
  <text> 、 @<on-change> (?=$|<stop>)
  <text> @<on-change> (?=<prompt|instant|periodic|any-prep|any-modal|any-period>)
  动态、要闻类栏目 = ？
  部门动态及时更新 = 部门动态：及时公开
  ≠ 动态更新

on-change
  @<on-change> ${GOES_ON}
  @<prompt|instant> <^value|stop|undated>*? <on-change> ${GOES_ON}
  ${CHANGE} <^value|;>* @<prompt|instant> <^value|stop|undated>*? <update>
  ${CHANGE} <^value|;>* @<update>
  目录动态更新 = 目录：动态调整
  发生变化后及时更新 = 动态调整
  变动即更 = 动态调整
  ≠ 信息变更后及时公开
  ≠ 信息形成或者变更之日起20个工作日内更新

prompt
  @<prompt>
  @<instant> ${GOES_ON}
  按照要求，及时公开 = 及时公开
  立行立改 = 及时公开
  其他及时公开 = 其他：及时公开
  ≠ 及时性

standing
  @<continuous>
  @<standing|whole-year> ${GOES_ON}
  长期公示 = 长期坚持
  全年持续推进 = 长期坚持
  ≠ 长期护理保险信息

periodic
  @<periodic>
  定期更新 = 定期公开
  ≠ 不定期公开

one-off
  @<one-off> ${GOES_ON}
  目录等一次性公开 = 目录等：一次性公开

vague-time → unknown
  @<vague> ${GOES_ON}
  @<vague> (?=<any-event>)
  @<named-start> ${GOES_ON} (?!<any-duration>)
  年初制定计划，年底前完成 = ？；12月底前
  不定期公开 = ？

when-it-suits
  @<timely>
  适时公开 = ？

by-some-rule
  (?<rule><refer> <^stop|refer>*) @<refer-end|refer-whole> <any-term>? (?=(?<whole><any-act|effective>)?)
  @<refer-whole> <any-term>? (?=(?<whole><any-act|effective>)?)
  按有关规定执行 = 按规定公开
  依《条例》具体时限要求确定 = 按规定公开
  ≠ 按照要求，及时公开

by-its-own-rule
  @<its-own-rule>
  法律、法规另有规定的，应从其规定 = 按规定公开

before-an-event
  <^remark|,|:|;> @<ahead> ${GOES_ON} (?!<any-duration|broken>)
  正式实施前公开 = 正式实施前
  春节前 = 春节前
  12345前 = ？
  ≠ 会议召开前半个工作日

ahead-of-time
  @<early> ${GOES_ON}
  提前公开 = 提前

during
  @<during> ${GOES_ON}
  在项目建设过程中公开 = 项目建设过程中

at-some-moment
  @<moment> ${GOES_ON}
  在启动拟征收土地工作时，在公示栏公开 = 启动拟征收土地工作时
`,
  {
    nothing,
    unknown,
    'on-change': (match, place) => word(match, place, 'on-change'),
    prompt: (match, place) => word(match, place, 'prompt'),
    standing: (match, place) => word(match, place, 'standing'),
    periodic: (match, place) => word(match, place, 'periodic'),
    'one-off': (match, place) => word(match, place, 'one-off'),
    // Beside a deadline it is no more than advice.
    'when-it-suits': () => ({ readings: [{ kind: 'unknown' }], weight: 'weak' }),
    'by-some-rule'(match, { source, mark }) {
      const from = match.span('rule')?.from ?? match.at;
      if (from < mark) return null;
      if (typeAt(source, from - 1) === 'without') return 'nothing';
      return {
        readings: [undated('reference')],
        from,
        weight: match.has('whole') ? 'undated' : 'weak',
      };
    },
    'by-its-own-rule': (match) => ({
      readings: [undated('reference')],
      from: match.at,
      weight: 'undated',
    }),
    'before-an-event'(match, { source, mark, eventful }) {
      if (eventful || match.at <= mark) return null;
      const { event } = settingOf(source, mark, match.at, { tied: true });
      return isEvent(source, mark, match.at)
        ? { readings: [before(event)], weight: 'undated' }
        : 'unknown';
    },
    'ahead-of-time': () => ({ readings: [before(null)], weight: 'undated' }),
    during: (match, place) => whenever(match, place, 'undated'),
    'at-some-moment': (match, place) =>
      typeAt(place.source, place.mark) === 'at' ? whenever(match, place, 'weak') : null,
  },
);

export const undatedForms = () => [...sameDay(), ...undatedWords()];

function word(match: Match<Token>, { source, mark }: Place, kind: Undated['kind']): Outcome {
  return { readings: [undated(kind, matterOf(source, mark, match.at))], weight: 'undated' };
}

const OPENING = typesOf('any-prep', 'conjunction', 'meanwhile', 'any-modal', 'or');

function whenever(
  match: Match<Token>,
  { source, mark, eventful }: Place,
  weight: 'undated' | 'weak',
): Outcome | null {
  // Of several the first is told; the mark stays, so that the words of each further one would be all up to it.
  if (eventful) return null;
  let start = mark;
  while (start < match.at && OPENING.has(typeAt(source, start))) start++;
  const event = wordsOf(source, start, match.to);
  return event === null || start === match.at
    ? null
    : { readings: [{ kind: 'during', event }], weight };
}

const NO_EVENT = typesOf('value', 'remark', '、', 'stop', 'number', 'figures', 'month-end', 'end');

/** 2022底前, 1l月底前 and 20220831前 name no event. */
function isEvent(source: Place['source'], from: number, to: number): boolean {
  if (hasVerb(source, from, to)) return true;
  // __日前: the number was left blank.
  if (['日', '号', '月'].includes(typeAt(source, from))) return false;
  for (let index = from; index < to; index++) if (NO_EVENT.has(typeAt(source, index))) return false;
  return true;
}
