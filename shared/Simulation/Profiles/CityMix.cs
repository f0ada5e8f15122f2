namespace CcgcStream.Simulation.Profiles;

/// <summary>Shares of volume of the 100 cities.</summary>
internal static class CityMix
{
    /// <summary>The top ten in the published order; together 91.8 % (published: more than 90 %).</summary>
    public static readonly IReadOnlyList<CityShare> Of2020 = WithTail(
    [
        new("beijing", 0.225, 0.98, 0.90),
        new("wuhan", 0.180, 0.93, 1.05),
        new("shanghai", 0.130, 0.88, 0.95),
        new("guangzhou", 0.095, 0.83, 0.98),
        new("tianjin", 0.072, 0.78, 1.00),
        new("xiamen", 0.058, 0.73, 1.00),
        new("chengdu", 0.048, 0.68, 1.02),
        new("chongqing", 0.042, 0.63, 1.05),
        new("shenzhen", 0.036, 0.58, 1.07),
        new("dalian", 0.032, 0.53, 1.10),
    ]);

    public static readonly IReadOnlyList<CityShare> Of2019 = WithTail(
    [
        new("beijing", 0.260, 0.80, 0.97),
        new("shanghai", 0.185, 0.80, 0.95),
        new("guangzhou", 0.110, 0.75, 1.00),
        new("shenzhen", 0.085, 0.70, 1.05),
        new("tianjin", 0.068, 0.65, 1.02),
        new("wuhan", 0.060, 0.60, 1.05),
        new("chengdu", 0.050, 0.60, 0.95),
        new("xiamen", 0.038, 0.60, 1.00),
        new("chongqing", 0.033, 0.55, 1.05),
        new("dalian", 0.021, 0.50, 1.05),
    ]);

    /// <summary>The other cities of the catalogue by 2019 GDP.</summary>
    private const string ByGdp =
        """
        shanghai beijing shenzhen guangzhou chongqing suzhou chengdu wuhan hangzhou tianjin nanjing ningbo wuxi qingdao zhengzhou
        changsha foshan quanzhou dongguan jinan hefei fuzhou nantong xian yantai changzhou xuzhou dalian tangshan wenzhou kunming
        shenyang xiamen changchun yangzhou shijiazhuang shaoxing yancheng weifang nanchang jiaxing harbin taizhou-zj taizhou-js
        luoyang xiangyang zhangzhou linyi jinhua nanning yichang jining huizhou yulin-sn zhenjiang guiyang taiyuan huaian nanyang
        yueyang zibo changde wuhu ordos cangzhou handan zunyi ganzhou zhuhai urumqi heze xuchang hengyang maoming baoding zhoukou
        langfang jiangmen lianyungang liuzhou huzhou jiujiang zhongshan suqian zhanjiang dezhou zhuzhou weihai xinxiang dongying
        shangqiu chuzhou mianyang lanzhou hohhot jiaozuo xinyang zhumadian baotou fuyang
        """;

    /// <summary>Shares what the leaders leave among the rest by a shifted power law: none comes near the tenth, none is empty.</summary>
    private static List<CityShare> WithTail(IReadOnlyList<CityShare> leaders)
    {
        var rest = ByGdp.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Except(leaders.Select(city => city.Id)).ToList();
        var weights = rest.Select((_, i) => Math.Pow(i + 4, -0.8)).ToList();
        var scale = (1 - leaders.Sum(city => city.Share)) / weights.Sum();
        return [.. leaders, .. rest.Select((id, i) => new CityShare(id, weights[i] * scale, 0.35, 1.1))];
    }
}
