using CcgcStream.Text.Models;

namespace CcgcStream.Text.Tests.Models;

/// <summary>Languages that are easily taken for one another. Own sentences; no model learned from them.</summary>
public sealed class CloseLanguageTests
{
    private static readonly TextModels Models = TextModels.LoadDefault();

    [Theory]
    [InlineData("我哋聽日去廣州飲茶")]
    [InlineData("佢喺深圳返工，好攰")]
    [InlineData("呢間舖頭嘅雲吞麵好好食")]
    [InlineData("而家落緊大雨，記得帶遮")]
    [InlineData("點解今日地鐵咁逼？")]
    [InlineData("冇人知佢去咗邊度")]
    [InlineData("啲燈好靚，一齊去睇啦")]
    [InlineData("唔該借借，我趕時間")]
    public void CantoneseAsItIsSpoken(string text) => Assert.Equal("yue", Models.Language.Identify(text).Code);

    [Theory]
    [InlineData("我們明天去廣州喝茶")]
    [InlineData("他在深圳上班，很累")]
    [InlineData("这家店的云吞面很好吃")]
    [InlineData("香港特首表示，政府會繼續推動經濟發展")]
    [InlineData("廣東人常說「唔該」，意思是謝謝，這是最常用的禮貌用語之一")]
    [InlineData("她搵到了工作，但是沒有告訴我們")]
    [InlineData("武汉今天新增病例为零")]
    [InlineData("地鐵四號線通車")]
    public void ChineseStaysChinese(string text) => Assert.Equal("zh", Models.Language.Identify(text).Code);

    [Theory]
    [InlineData("Kerajaan akan membina lebuhraya baharu ke bandar itu pada bulan Julai", "ms")]
    [InlineData("Polis menahan dua lelaki selepas kemalangan di kawasan pejabat", "ms")]
    [InlineData("Saya nak pergi ke klinik sebab demam, tak boleh datang kerja esok", "ms")]
    [InlineData("Universiti itu menawarkan ijazah sains dan teknologi moden", "ms")]
    [InlineData("Pasukan bola sepak negeri menang dalam perlawanan semalam", "ms")]
    [InlineData("Pemerintah akan membangun jalan tol baru ke kota itu pada bulan Juli", "id")]
    [InlineData("Polisi menangkap dua pria setelah kecelakaan di dekat kantor", "id")]
    [InlineData("Aku mau ke dokter karena demam, besok nggak bisa masuk kerja", "id")]
    [InlineData("Universitas itu menawarkan gelar di bidang ilmu dan teknologi modern", "id")]
    [InlineData("Tim sepak bola provinsi menang dalam pertandingan kemarin", "id")]
    public void MalayAndIndonesian(string text, string language) => Assert.Equal(language, Models.Language.Identify(text).Code);

    [Theory]
    [InlineData("kal hum log beijing ja rahe hain")]
    [InlineData("yaar aaj ka match bahut accha tha")]
    [InlineData("mujhe nahi pata wo kahan gaya")]
    [InlineData("koi nahi bhai")]
    [InlineData("sarkar kuch nahi kar rahi, sab pareshan hai")]
    [InlineData("bhai kya mast khana tha us hotel ka")]
    [InlineData("kya aapko chini khana pasand hai?")]
    public void HindiInLatinLetters(string text) => Assert.Equal("hi", Models.Language.Identify(text).Code);

    [Theory]
    [InlineData("Hai người bạn đi ăn phở ở Thượng Hải", "vi")]
    [InlineData("Ne dedin ki bu kadar dil bilen bir dost oldu", "tr")]
    [InlineData("He told me that the main road to the airport is closed", "en")]
    [InlineData("Mai ne le do a me, ho paura che se ne vada", "it")]
    [InlineData("Ik heb de aap in de dierentuin gezien", "nl")]
    [InlineData("Saya pergi ke pasar, beli ikan dan sayur", "id")]
    [InlineData("Kosovo u bë anëtare e organizatës", "sq")]
    [InlineData("El gato se me fue ayer y no ha vuelto", "es")]
    [InlineData("Aaj Tak is an Indian news channel owned by a media group", "en")]
    public void OthersStayWhatTheyAre(string text, string language) => Assert.Equal(language, Models.Language.Identify(text).Code);
}
