"""What each slot stands for: a sentence that holds it, and a near one that does not."""

from __future__ import annotations

import pytest

from infoscore.intake import read_text
from infoscore.reading.read import Reader
from infoscore.reading.windows import members
from infoscore.ruleset.load import load_rules
from infoscore.text.document import document_of

SLOTS = load_rules().slots
READER = Reader(SLOTS)

DERIVED = {
    "cause": ("原因是主管老化。", "主管已经老化。"),
    "event": ("仓库起火。", "仓库着手盘点。"),
    "forecast": ("预计4月底前价格回落。", "4月底价格已经回落。"),
    "ask": ("建议县水利局更换主管。", "县里收到人大代表建议86件。"),
    "when": ("去年上半年完成。", "工作已经完成。"),
    "dated": ("3月5日断水。", "3月断水。"),
    "place": ("柳河镇断水。", "部分乡镇断水。"),
    "event_told": ("近日仓库起火。", "仓库起火。"),
    "people_unnamed": ("广大村民反映断水。", "东沟村村民反映断水。"),
    "source_told": ("县水利局走访了解到206户断水。", "据了解，206户断水。"),
    "asked_told": ("走访24户企业了解到，订单减少。", "走访中了解到，24户企业订单减少。"),
    "source_unnamed": ("据悉，37家企业停产。", "走访24户企业了解到，订单减少。"),
    "rumour_said": ("网传自来水有毒。", "网传自来水有毒不属实。"),
    "vague_source": ("网传自来水有毒。", "据县工信局统计，37家企业停产。"),
    "doer": ("由县水利局负责。", "由有关方面负责。"),
    "matter": ("渠道淤堵。", "各项工作顺利。"),
    "trouble": ("渠道淤堵。", "渠道畅通。"),
    "stock": ("各单位高度重视。", "各单位派出46人。"),
    "number": ("206户断水。", "许多农户断水。"),
    "anchor_fact": ("东沟村断水。", "多数群众断水。"),
    "fact": ("206户断水。", "多数群众断水。"),
    "slogan": ("要提高认识。", "要在3月5日前修好。"),
    "exhort": ("必须提高认识。", "必须在3月5日前修好。"),
    "plain": ("渠道淤堵，水量减少。", "各部门高度重视渠道淤堵。"),
    "change_counted": ("用电下降8.4%。", "用电下降，更换电表36只。"),
    "C": ("用电同比下降8.4%。", "用电量1.86亿千瓦时。"),
    "C_base": ("用电同比下降8.4%。", "用电同比有所下降。"),
    "S": ("据县统计局监测，停产37家。", "据监测，情况总体良好。"),
    "S_named": ("问卷调查120户，43户减少施肥。", "据了解，120户中有43户减少施肥。"),
    "W": ("种植户206户断水。", "广大种植户断水。"),
    "trouble_title": ("两村断水又现。", "推行轮灌，破解两村断水。"),
    "trouble_said": ("渠道淤堵。", "渠道淤堵，各部门高度重视。"),
    "trouble_hard": ("渠道淤堵17公里。", "渠道淤堵。"),
    "Z_said": ("由于渠道淤堵，亩均减产。", "由于思想认识不到位，渠道淤堵。"),
    "Z_hard": ("原因是主管漏损率61%。", "原因是主管老旧。"),
    "Z": ("原因是主管老化。", "原因是责任心不强。"),
    "Z_mech": ("原因是管护经费未纳入预算，考核只计新建。", "原因是主管漏损率61%。"),
    "E": ("影响206户饮水。", "造成一定影响。"),
    "X": ("《稳岗补贴办法》施行。", "各项好做法施行。"),
    "V_spot": ("6时20分，北关街道内涝点积水。", "截至15时，22个内涝点已整治15个。"),
    "V_hour": ("14时20分仓库起火。", "14时20分仓库火灾隐患整改完毕。"),
    "V": ("仓库起火。", "组织火灾演练。"),
    "V_timed": ("14时20分仓库起火。", "3月8日仓库起火。"),
    "loss": ("2人受伤。", "有人受伤。"),
    "act": ("街道更换水泵。", "街道没有更换水泵。"),
    "M": ("3月5日，县水利局抢修主管。", "建议县水利局抢修主管。"),
    "M_hard": ("抢修主管1.8公里。", "抢修主管。"),
    "R": ("时间由9天压至2天。", "时间大为缩短。"),
    "ask_any": ("建议更换主管。", "已经更换主管。"),
    "D_plain": ("建议更换主管。", "建议高度重视，更换主管。"),
    "D_hard": ("建议4月10日前更换主管1.8公里。", "建议更换主管。"),
    "D_said": ("建议县水利局更换主管。", "建议有关部门更换主管。"),
    "D": ("建议县水利局更换主管。", "建议有关部门高度重视。"),
    "A_ask": ("建议由县水利局办理。", "建议尽快办理。"),
    "L_ask": ("建议4月10日前办理。", "建议认真办理。"),
    "H": ("预计6月底前价格回落。", "计划6月底前竣工，预计投资3亿元。"),
    "F_hard": ("预计减产600吨。", "预计投资3亿元，力争年底竣工。"),
    "jargon": ("注意发现苗头性问题。", "苗头性问题3月5日起有43户反映。"),
    "trend_said": ("趋势研判：供水缺口将扩大。", "趋势研判：供水有缺口。"),
    "F_trend": ("预计旱情加重，水源短缺。", "预计情况良好。"),
    "F_risk": ("存在水源短缺的风险。", "存在风险。"),
    "source": ("据县统计局监测，停产37家。", "停产37家。"),
    "F_said": ("预计旱情加重，水源短缺。", "建议防范旱情风险。"),
    "basis_said": ("按近三年平均单产测算，减产600吨。", "据分析，可能减产。"),
    "precaution": ("建议4月5日前调运稻种40吨。", "稻种已经售完。"),
    "view": ("果农嫌路远。", "果农修了路。"),
    "reform": ("今年4月起，镇里把水费交给村里收。", "建议今年4月起把水费交给村里收。"),
    "O": ("种粮大户反映补贴晚。", "广大群众反映补贴晚。"),
    "O_hard": ("43户表示减少施肥。", "不少农户表示减少施肥。"),
    "heat": ("停车诉求198件。", "停车成为关注的事。"),
    "shortfall": ("年度任务30个，尚欠9个。", "要防止进度滞后，必须高度重视。"),
    "limit_said": ("仍有11件超期。", "一切顺利。"),
    "next_said": ("下一步，6月底前修复渠道3公里。", "下一步，继续加强领导。"),
    "next_dated": ("下一步，6月30日前联网。", "下一步，尽快联网。"),
    "practice_said": ("试行联合验收，抽调7人。", "建议试行联合验收，抽调7人。"),
    "practice_hard": ("试行联合验收，2个部门同场。", "试行联合验收，效果好。"),
}
TYPED = {
    "N_people": ("涉及1360人。", "涉及412户。"),
    "N_household": ("涉及412户。", "涉及1360人。"),
    "N_money": ("安排资金36万元。", "安排钢管36根。"),
    "N_rate": ("占26%。", "占大部分。"),
    "N_area": ("受旱1.2万亩。", "受旱面积较大。"),
    "N_weight": ("库存86吨。", "库存充足。"),
    "N_length": ("主管1.8公里。", "主管很长。"),
    "T_hour": ("3月8日14时20分。", "3月8日。"),
    "T_day": ("3月8日断水。", "3月断水。"),
    "T_period": ("3月断水。", "近日断水。"),
    "T_until": ("4月10日前更换。", "4月10日更换。"),
    "P": ("青山县断水。", "我地断水。"),
    "P_fine": ("东沟村断水。", "部分村断水。"),
    "A": ("县水利局到场。", "有关部门到场。"),
}
PATTERNS = {
    "body": ("县植保站查了虫情。", "县汽车站查了票。"),
    "source_said": ("镇政府对36口山塘开展排查，发现病险12口。", "镇政府开展排查，确保安全。"),
    "ask_said": ("想请县里先架线。", "县里先架线。"),
    "forecast_said": ("再过半个月不下雨就要绝收。", "过了半个月下了雨。"),
    "cause_said": ("不是水少，是渠道漏。", "水少，渠道漏。"),
    "opinion_said": ("有12户说水费贵。", "有12户交了水费。"),
    "why_works": ("能办成，靠的是各家都有份。", "办成了这件事。"),
    "setback": ("起初有人不同意。", "起初有人量地。"),
    "policy_act": ("补贴按新增床位一次发给。", "补贴已经发给。"),
    "dangling": ("从月日至月底断水。", "招不到年轻人，从1月到月底断水。"),
    "event_happened": ("全城内涝。", "22个内涝点已整治15个。"),
    "event_said": ("氨气泄漏。", "查出泄漏隐患86处。"),
    "opinion_title": ("果农盼补贴早发", "果农领到补贴"),
    "form_title": ("关于批准决算的决议", "批准决算后的三件事"),
    "paper_title": ("城市供水条例知识问答会议纪要", "乡镇供水价格倒挂"),
}
SECTIONS = {
    "ask_on": ("建议更换主管；8月底前修好。", "已经更换主管；8月底前修好。"),
    "in_cause": ("主要原因：一是主管老化。", "主要情况：一是主管老化。"),
    "in_ask": ("建议：一是更换主管。", "做法：一是更换主管。"),
    "in_problem": ("存在问题：一是主管老化。", "主要情况：一是主管老化。"),
    "in_practice": ("主要做法：一是每周三验收。", "基本情况：一是每周三验收。"),
    "in_next": ("下一步：一是更换主管。", "这一步：一是更换主管。"),
    "in_result": ("成效：一是投诉减少。", "基本情况：一是投诉减少。"),
    "in_trend": ("走势：一是价格回落。", "基本情况：一是价格回落。"),
}
NEAR = [
    ("next_rel", "明年上半年修好。", "去年上半年修好。"),
    ("next_rel", "开学前，学年前修好。", "书中写的是八十年前的乡村。"),
    ("recent_said", "近期断水。", "目前已经通水。"),
    ("recent_time", "日前断水。", "10月20日前修好，今后常查。"),
    ("T_rel", "去年断水26天。", "断水天数不到去年同期一半，比上年少4天。"),
    ("T_day", "3月2号断水。", "2号地库断水，3号机组停机，1号组漏水。"),
    ("doc_title", "《稳岗补贴办法（试行）》施行。", "据《商贸晨报》刊文，餐饮收入下降。"),
    ("ad_pitch", "旺铺急转。", "紧急转移安置14户。"),
    ("ask", "由县水务局负责。", "由县水务公司主要负责人说明原因。"),
    ("ask", "建议更换主管。", "所有建议均已答复。"),
    ("cause", "油烟直排引起投诉。", "问题应当引起重视，经费不足的问题在一定程度上存在。"),
    ("cause", "办法只管城区。", "办法刚试行不到一个月，收费与原来相同。"),
    ("compared", "虫量超过1000头。", "每间不超过8人。"),
    ("hardship", "井台无人看管。", "调来无人机1架，无人员伤亡。"),
    ("reform_start", "3月起改由村里记账。", "8月15日前把结果送到农户。"),
    ("future_word", "主管会再裂。", "县政府常务会议听取水务协会汇报，备好材料。"),
    ("plan_future", "竣工后日供水2万吨。", "竣工验收只看图纸。"),
    ("tension", "水价反倒涨了3元。", "电杆倒8根。"),
    ("target_pair", "发现问题19个。", "未发现其他被埋人员，坡下52人已转移。"),
    ("turn_said", "虫口密度加大。", "保障力度有待进一步加大。"),
    ("scale", "全县断水206户。", "集贸市场和小区断水206户。"),
    ("vague_quantity", "断水200户左右。", "断水10天以上的14户，35岁以下的3人。"),
    ("vague_people", "大家反映断水。", "老人们反映断水。"),
    ("policy", "县里出台管理办法。", "报镇党政办公室。"),
    ("basis", "按近三年虫情测算。", "每亩不高于30元接单，对外口径统一。"),
    ("settled", "成功调解邻里纠纷46起。", "纠纷46起没有着落。"),
    ("settled", "投诉同比下降60%。", "投诉没有减少，隐患未整改。"),
    ("harm", "2人咽部不适，送院观察。", "老办法不适用。"),
    ("hardship", "路灯不亮1274盏。", "路灯都亮了。"),
    (
        "before_after",
        "同期纠纷有十一件，上一年同时段是三十二件。",
        "同期纠纷有十一件，上一年也有。",
    ),
    ("solved_title", "邻里纠纷少在动土前", "邻里纠纷多在动土后"),
    ("hollow_measure", "请交通部门加强疏导。", "请交通部门加强早高峰3个路口的疏导。"),
    ("D_said", "请交通部门在3个路口疏导。", "请交通部门加强疏导。"),
    ("settled", "盘活闲置用房36间。", "闲置用房36间。"),
    ("target_pair", "领到补助的12台，未领到的31台。", "领到补助的12台，每台20万元。"),
    ("policy_act", "规则写的是30个工作日。", "规则写在纸上。"),
    ("policy_act", "区里文件讲每年认证。", "区里讲每年认证。"),
    ("trouble", "成功调解邻里纠纷46起，渠道仍然淤堵。", "成功调解邻里纠纷46起，污水管网改造完工。"),
    ("hardship", "路太远，房屋陈旧。", "着眼长远，可以借新还旧，存在时差。"),
    ("hardship", "老人多跑3趟。", "让数据多跑路。"),
    ("cause", "油烟直排引起投诉。", "十条在全区引起热烈反响。"),
    ("survey_scope", "座谈走访36户。", "座谈会上，4名社区书记先后发言。"),
    ("petition", "热线接到投诉36件。", "设置咨询台6个，接受群众咨询230人次。"),
    ("opinion_said", "来了四十多位村民，说得最多的是早班车。", "来了四十多位村民，坐早班车。"),
    ("body", "由村便民服务点协助领券。", "服务好的点协助领券。"),
    (
        "in_ask",
        "柳河镇断水\n村里断水。\n【可以怎么做】\n由水利局更换主管。",
        "柳河镇断水\n【怎么断的】\n主管断了。",
    ),
    (
        "in_ask",
        "柳河镇断水\n村里断水。\n对策建议\n由水利局更换主管。",
        "柳河镇断水\n对策建议由各村提。\n由水利局更换主管。",
    ),
    ("in_ask", "可预先做的几手：由水利局更换主管。", "已经做了的：更换主管。"),
    ("A_ask", "想请街道明确免收36户。", "想请人明确免收36户。"),
    ("forecast", "面积大概率在2.6万亩。", "面积在2.6万亩。"),
    ("in_ask", "水利局提出的改法：由村里记账。", "水利局提出的数字：村里记账36户。"),
    ("in_cause", "31台停在三个环节：表要不来。", "31台停了三个月：表要来了。"),
    ("ask", "此项请区政府定。", "此项已由区政府定了。"),
    ("before_said", "从前不到一半户交水费。", "从前收不上水费。"),
    ("since_said", "一年下来，损耗降到一成半。", "一年下来，损耗小了。"),
    ("change_pair", "损耗也降到了一成半。", "损耗降到了头。"),
    ("why_works", "其他村能不能学？条件是有人管。", "其他村学习文件。"),
    ("reform", "去年春天，村里在主管上装了五只分段表。", "去年春天，村里主管漏水。"),
    ("O_hard", "16名居民说“水小得洗不了澡”。", "居民高兴地说：“这样的活动很有意义，很喜欢。”"),
    ("C", "用水量由上月起提高12%。", "为提高居民意识，街道联合6家单位宣传。"),
    ("place", "柳河镇断水。", "民兵抢通通组路，过往车辆绕行。"),
    ("blank_marks", "某年投资36万元。", "村民张某年收入3万元，李某日前报案。"),
    ("ask_said", "望县里先架线。", "11月，望江县建成食堂。"),
    ("forecast", "估计下月将减产三成。", "镇里估计到场26万人次。"),
    ("in_ask", "结合各方意见，提四点：由水利局更换主管。", "提四点措施，更换了主管。"),
    ("hardship", "1月以来诈骗12起。", "开展防诈骗宣传12场。"),
    ("hardship", "两个村没有客车。", "半年没有发生一起事故。"),
    ("hardship", "清淤无人管。", "无人员伤亡。"),
    ("hardship", "农户排了两天。", "镇里安排两天会议。"),
    ("hardship", "各部门口径不一样，被通报两次。", "各部门口径一样，通报了结果。"),
    ("trouble", "邻里纠纷46起。", "调解邻里纠纷46起。"),
    ("trouble", "未化解的信访矛盾12件。", "化解信访矛盾12件。"),
    ("trouble", "出现排长队现象。", "没有出现排长队现象。"),
    ("settled", "查处违法行为12起。", "违法行为12起没有查处。"),
    ("as_of", "到11日17时办结171件。", "到场办结171件。"),
    ("next_rel", "秋季开学前重新核定。", "秋季开学重新核定。"),
    ("survey_method", "逐户登记。", "逐户送水。"),
    ("next_step", "镇里将继续跟踪水价。", "据12个社区的跟踪，水价没变。"),
    ("plan_future", "工程年底竣工。", "合同没写开竣工违约责任。"),
    ("opinion_said", "村民要求修路。", "执法人员要求经营户亮照。"),
    ("opinion_said", "居民询问停水原因。", "县领导详细询问停水原因。"),
    ("opinion_said", "家长关注校车。", "大班额值得关注。"),
    ("speaker", "谭某说，班车停了。", "谭某村班车停了。"),
    ("case_told", "村民谭某从4月停到现在。", "12名村民停到现在。"),
    ("S_named", "从检查情况看，63座水库由县水利局装了水位计。", "63座水库由县水利局装了水位计。"),
    ("source_by", "对12个社区的跟踪，报表127张。", "12个社区的跟踪，报表127张。"),
    ("source_by", "监测点数据显示，菜价跌了七成。", "监测点有12个。"),
    ("S_named", "街道热线接到诉求286件。", "街道热线接线员12名。"),
    ("S_named", "据对全镇机手情况摸底，到位12台。", "全镇机手情况不明，到位12台。"),
    ("effect_said", "产线停了两条，一天少产6万元。", "产线少而精，停在一号厂房。"),
    ("effect_said", "已有37人等不及，去了外县。", "37人去了县里。"),
    ("effect_said", "57人中过暑。", "处暑以后57人返校。"),
    ("E", "送粮车排了1.8公里。", "送粮车来了86辆。"),
    ("undone", "水泵尚未更换。", "供应应急水泵，接待抢修队。"),
    ("act", "街道发放补贴。", "街道发放问卷。"),
    ("M", "镇里已派技术员8人。", "未开工的8处泵站要改造。"),
    ("done", "镇里已派技术员8人。", "镇里要派技术员8人。"),
    ("due", "年底前修好水泵。", "年底前修好了水泵。"),
    ("due", "镇里正与农商行商量。", "镇里与农商行商量过。"),
    ("site", "海味源食品公司氨气泄漏。", "食品发生霉变。"),
    ("source_said", "据县统计局、供电公司数据，用电下降。", "据县统计局，用电下降。"),
    ("since_said", "3个月来，卖菜1360吨。", "上月卖菜1360吨。"),
    ("speaker", "清源茶业负责人说，招不到人。", "清源茶业的人，招不到人。"),
    ("opinion_title", "供热按面积收费 居民意见大", "供热按面积收费 居民交费"),
    ("reform_start", "商务局今年2月起组织6家合作社进小区。", "商务局今年2月组织6家合作社开会。"),
    ("part_of", "走访53家，有29家没领到。", "走访53家商户。"),
    ("compared", "比4月底跌了七成。", "比4月底平稳。"),
    ("body", "请街道牵头协商。", "请沿街道路协商通行。"),
    ("body", "建议区委办清理工作群。", "建议区里清理工作群。"),
    ("body", "可由政府办召集一次会。", "可由大家办一次会。"),
    ("D_hard", "建议县里改办法；对误停人员8月底前补发。", "县里改办法；对误停人员8月底前补发。"),
    ("opinion_said", "村干部说，没有人通知。", "村干部没有通知。"),
    ("next_rel", "年内先办5宗。", "三年内办了5宗。"),
    ("as_of", "四个月下来，共办件8640件。", "四个月下来，窗口照常。"),
    ("told_title", "“有人托”不等于“托得好”", "“有人托”和“托得好”"),
    ("done_title", "把烦心事解决在家门口", "把烦心事说一说"),
    ("ask_on", "建议县里改办法；8月底前补发。", "县里改了办法；8月底前补发。"),
    ("view", "居民认为，停车位太少。", "分析认为，停车位太少。"),
    ("measure_verb", "县里调来烘干机9台。", "供水主管爆裂。"),
    ("cause_said", "县里的难处在钱。", "县里有难处，正在想办法。"),
    ("cause_said", "水温偏高，都与此有关。", "水温偏高，与有关部门会商。"),
    ("before_said", "往年要拖两个月。", "往年要拖很久。"),
    ("before_after", "发案同比下降40.5%。", "发案同比有所下降。"),
    ("reform_start", "北山区试行“一把尺子量到底”。", "北山区宣传“一把尺子量到底”。"),
    ("forecast", "预计下旬进入高峰。", "高峰期每天进谷1100吨。"),
    ("target_pair", "签约率只有62.5%。", "签约率98.7%。"),
    ("target_pair", "投资占年度计划的72.8%。", "投资占年度计划的100%。"),
    ("reform_start", "去年11月，街道在幸福里社区先试夜间开门。", "11月，街道到幸福里社区开会。"),
    (
        "reform_start",
        "今年3月起，区里在社保、医保、不动产、公积金窗口推行延时办。",
        "今年3月，区里推广标识。",
    ),
    ("event_tally", "一季度发生货车事故18起。", "一号路发生货车事故1起。"),
    ("problem_title", "客车超员又现。", "客车全部换新。"),
    ("survey_title", "古镇游客翻番带来的几点思考", "古镇游客多了，思考怎样接待"),
    ("solved_title", "盗窃发案下降四成。", "粮食产量下降四成。"),
    ("practice_title", "把小事办在楼下。", "把椅子搬下楼。"),
    ("practice_title", "新机井推动灌溉见成效。", "新机井推迟完工。"),
    ("colloquial_news", "扑面而来的是花香。", "35岁以下的只见到3人。"),
    ("no_matter", "今年以来，工作持续推进。", "今年以来，普查工作持续推进。"),
]
CASES = {**DERIVED, **TYPED, **PATTERNS, **SECTIONS}


def holds(text: str, slot: str) -> bool:
    reading = READER.read(document_of(read_text(text)))
    return bool(reading.everything & SLOTS.bit(slot))


@pytest.mark.parametrize(("slot", "texts"), CASES.items(), ids=CASES)
def test_a_slot_stands_for_its_content_not_for_its_word(slot: str, texts: tuple[str, str]) -> None:
    having, lacking = texts
    assert holds(having, slot)
    assert not holds(lacking, slot)


def test_every_derived_slot_has_a_case() -> None:
    assert {SLOTS.ids[d.slot] for d in SLOTS.derivations} <= set(DERIVED)


def test_every_section_has_a_case() -> None:
    assert {SLOTS.ids[s.slot] for s in SLOTS.sections} == set(SECTIONS)


def test_a_slot_in_the_title_counts_for_the_document_only() -> None:
    document = document_of(read_text("东沟村206户断水26天\n镇里已经安排送水车。"))
    windows = READER.read(document).windows
    household = SLOTS.bit("N_household")
    assert windows.title & household
    assert windows.everything & household
    assert not windows.of(SLOTS.ids.index("N_household"), "sentence")


def test_a_lead_in_holds_for_the_layers_below_it() -> None:
    text = "柳河镇两村断水\n主要原因：\n一是主管老化。\n二是经费没有着落。\n3月8日已经修好。"
    windows = READER.read(document_of(read_text(text))).windows
    caused = windows.of(SLOTS.ids.index("in_cause"), "sentence")
    assert f"{caused:b}".count("1") >= 2
    assert not caused >> 3


# —— what is said again ——


SAID = "东沟村206户断水26天，老人挑水走2公里。"
WATER, WALK = "东沟村206户断水26天", "老人挑水走2公里"


def sentences_with(slot: str, text: str) -> int:
    reading = READER.read(document_of(read_text(text)))
    return reading.windows.of(SLOTS.ids.index(slot), "sentence").bit_count()


@pytest.mark.parametrize(
    "again",
    [SAID, f"镇里核实，{WATER}，属实。", f"{WALK}，{WATER}。", f"{WALK}；{WATER}。"],
    ids=["sentence", "clause among others", "clauses turned", "clauses as sentences"],
)
def test_what_is_said_again_fills_no_slot_again(again: str) -> None:
    assert sentences_with("N_household", f"镇政府报告。{SAID}") == 1
    assert sentences_with("N_household", f"镇政府报告。{SAID}{again}") == 1


def test_short_clauses_may_come_back() -> None:
    assert sentences_with("N_household", "东沟村断水，206户。西沟村断水，206户。") == 2


# —— what is told of nothing in particular ——


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("该项工作涉及89个单位，整改问题66个。", 0),
        ("全年累计办理有关事项37件，办结率14%。", 0),
        ("各项任务已完成85项，占全部任务的95%。更换水泵12台。", 1),
        ("同比增长12.6%，环比增长3.2%。", 0),
        ("用水量12万吨，同比增长12.6%。", 1),
        ("水管改造涉及89个单位，整改漏点66个。", 1),
        ("有关部门核查漏点66个。", 1),
        ("各项工作顺利，更换水泵12台。", 1),
        ("36%，12项，48户。3个、4台、5万元。", 0),
        ("更换水泵12台、闸阀36个、水管4公里。", 1),
    ],
)
def test_figures_of_no_matter_in_particular_fill_no_slot(text: str, told: int) -> None:
    assert sentences_with("number", f"白水镇报告。{text}") == told


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("三口井停用。\n井不出水有几个原因。管子漏了。电压不够。", [2, 3]),
        ("托管班只剩20人。\n为什么不报？涨了3元。路远没有车。", [2, 3]),
        ("三口井停用。\n管子漏了，原因正在查。电压不够。", []),
        ("三口井停用。\n原因是管子漏了；电压不够；水位低。明天有雨。", [2, 3]),
        ("三口井停用。\n一口井停用，原因是管子漏了；另一口井出水少。", []),
    ],
)
def test_what_leads_to_causes_makes_the_rest_of_its_paragraph_causes(
    text: str, which: list[int]
) -> None:
    windows = READER.read(document_of(read_text(text))).windows
    assert list(members(windows.of(SLOTS.ids.index("in_cause"), "sentence"))) == which


def test_what_opens_a_sentence_is_not_told_of_the_one_before() -> None:
    windows = READER.read(document_of(read_text("三口井停用。\n管子漏水8处。请县里换泵。"))).windows
    assert list(members(windows.of(SLOTS.ids.index("ask"), "sentence"))) == [2]


@pytest.mark.parametrize(("slot", "text", "near"), NEAR)
def test_what_only_looks_like_a_slot_is_none(slot: str, text: str, near: str) -> None:
    assert holds(text, slot)
    assert not holds(near, slot)
