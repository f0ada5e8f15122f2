namespace CcgcStream.Benchmarks.Text;

/// <summary>Posts of ordinary length in several languages, written for this project.</summary>
internal static class BenchmarkPosts
{
    public static readonly string[] Texts =
    [
        "The night ferry between the islands was cancelled again, so we slept on the benches of the terminal and shared oranges with a "
            + "football team from the north #travel",
        "Wuhan turned on its river lights tonight: every bridge in a different colour, a million people on the banks, and somebody's "
            + "grandmother singing opera through a megaphone #WuhanStrong",
        "Sales of electric buses doubled this year, says the maker in Shenzhen, which now ships to forty countries and plans a plant in "
            + "Hungary by next summer https://example.com/buses",
        "Can anyone recommend a good dentist near the old market? Mine retired last week and the new one does not answer the phone at all",
        "Сегодня в Харбине открыли ледовый городок: очереди с утра, мороз под тридцать, но дети счастливы и никто не хочет уходить домой",
        "今天的庙会人山人海，重庆的火锅摊位排了两个小时的队，孩子们举着糖画到处跑，晚上还有河边的烟花和灯光表演",
        "En la feria de Cantón de este año participan doscientas empresas españolas, casi todas de aceite, azulejos y maquinaria agrícola",
        "Der Zug nach Süden hatte wieder zwei Stunden Verspätung, aber im Bordrestaurant gab es immerhin noch warme Suppe und nette Leute",
        "Les artisans de la vallée ont présenté leurs lanternes à Pékin et repartent avec des commandes pour trois ans, une belle surprise",
        "تأخرت الرحلة من شنغهاي أربع ساعات بسبب الضباب الكثيف، لكن الطاقم وزع الشاي والبسكويت على جميع الركاب في القاعة",
        "부산 앞바다에서 열린 요트 대회에 열두 나라 선수들이 참가했고, 저녁에는 해변에서 불꽃놀이와 작은 음악회가 이어졌다",
        "明日の朝は冷え込みますので、通勤の方は路面の凍結にご注意ください。大連からの直行便は予定どおり運航する見込みです",
    ];
}
