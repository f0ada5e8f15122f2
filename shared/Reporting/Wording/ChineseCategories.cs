namespace CcgcStream.Reporting.Wording;

/// <summary>Chinese names of the closed lists of categories.</summary>
internal static class ChineseCategories
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["social"] = "社交媒体", ["media"] = "媒体", ["news"] = "新闻网站", ["other"] = "其他",
        ["culture"] = "文化", ["education"] = "教育", ["food"] = "美食", ["healthcare"] = "医疗", ["economy"] = "经济",
        ["festivals"] = "节庆", ["industry"] = "产业", ["transport"] = "交通",
        ["official"] = "官方", ["opinion-leader"] = "意见领袖", ["organisation"] = "组织", ["enterprise"] = "企业", ["individual"] = "个人",
        ["text"] = "文字", ["image"] = "图片", ["gallery"] = "图集", ["video"] = "视频", ["live"] = "直播", ["audio"] = "音频",
        ["poll"] = "投票", ["link"] = "链接",
        ["en"] = "英语", ["zh"] = "中文", ["ja"] = "日语", ["ko"] = "韩语", ["ru"] = "俄语", ["de"] = "德语", ["fr"] = "法语",
        ["es"] = "西班牙语", ["pt"] = "葡萄牙语", ["it"] = "意大利语", ["nl"] = "荷兰语", ["pl"] = "波兰语", ["id"] = "印尼语",
        ["vi"] = "越南语", ["th"] = "泰语", ["tr"] = "土耳其语", ["ar"] = "阿拉伯语", ["fa"] = "波斯语", ["hi"] = "印地语",
    };
}
