using CcgcStream.Api.Exports;

namespace CcgcStream.Api.Tests.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r\n=1", "\"'\r\n=1\"")]
    [InlineData("  =HYPERLINK(\"x\")", "\"'  =HYPERLINK(\"\"x\"\")\"")]
    [InlineData("＝1", "\"'＝1\"")]
    public void A_cell_that_begins_like_a_formula_is_defused(string cell, string written) => Assert.Equal(written + "\r\n", CsvText.Row([cell]));

    [Theory]
    [InlineData("Wuhan", "Wuhan")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("1 = 1", "1 = 1")]
    [InlineData("", "")]
    public void Any_other_cell_is_written_as_rfc_4180_says(string cell, string written) => Assert.Equal(written + "\r\n", CsvText.Row([cell]));

    [Fact]
    public void Numbers_keep_their_sign_and_nothing_is_nothing() => Assert.Equal("-2.5,,true\r\n", CsvText.Row([-2.5, null, true]));
}
