import type { Nature } from '../work-plan.ts';

export interface ProposedNature {
  nature: Nature;
  /** The words that speak of work; null where none do, and nothing is to be said of it. */
  because: string | null;
}

/** What is done and not published, whatever else is said. */
const WORK =
  /培训|听取[^，。；]{0,8}汇报|回头看|属性[^，。；]{0,6}认定|审查|考核|测评|考评|备案|转办|排查|演练|开放日|推送服务|个人信息保护|适老化|无障碍|集约化|流程再造|咨询窗口|[专政][^，。；]{0,2}(?:专区|专栏)建设|专区建设|平台建设|网站建设|矩阵建设|队伍建设|研判|报送|跟踪评估|组织领导|工作经费|责任制|推进会|协调|分类展示|规范和管理|解读方式/;
/** What is done, unless the wording says that something is published. */
const WORK_UNLESS_PUBLISHED =
  /改造|督促|督导|督查|监督检查|整改|(?:建立|健全|完善)[^，。；公]{0,24}(?:机制|制度)|监测|归口管理|集中清理|推进[^，。；]{0,10}建设/;
const DISCLOSURE =
  /^(?:公布|公示|披露|发布(?!会))|(?:主动|及时|集中|全面|依法|定期|按时|详细|准确)[^，。；]{0,6}(?:公开|公布|公示|发布|披露)|(?:公开|公布|公示|发布|披露)[^，。；、]{0,24}(?:情况|信息|清单|目录|结果|进展|名录|政策|文件|指南|举措|方案|数据|成效)|(?:信息|情况|结果|清单|目录|政策|文件|预案|报告|数据)(?:的)?(?:主动)?(?:公开|公示|发布|公布|披露)|校务公开|监督投诉渠道/;
/** Whoever has others publish does not publish. */
const HAS_OTHERS_DO_IT = /^(?:(?:指导|督促|监督|组织|检查)、?){1,4}|^统筹/;

/** Whether a task is something to publish or something to do, by its words. */
export function proposeNature(requirement: string): ProposedNature {
  const others = HAS_OTHERS_DO_IT.exec(requirement);
  if (others) return { nature: 'work', because: others[0] };
  const isPublished = DISCLOSURE.exec(requirement);
  const work = WORK.exec(requirement);
  // What is said first is what it is about.
  if (work && !(isPublished && isPublished.index < work.index)) {
    return { nature: 'work', because: work[0] };
  }
  const perhaps = WORK_UNLESS_PUBLISHED.exec(requirement);
  const because = (work ?? perhaps)?.[0] ?? null;
  return { nature: because === null || isPublished ? 'disclosure' : 'work', because };
}
