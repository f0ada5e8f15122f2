using MudBlazor;

namespace CcgcStream.Api.Dashboard.Layout;

/// <summary>Colours of the dashboard, light and dark; every text colour has at least 4.5:1 against its ground.</summary>
internal static class Palette
{
    private static readonly string[] Fonts = ["Inter", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "system-ui", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight { Primary = "#0b4f6c", Secondary = "#b3261e", Background = "#f5f7f9", Surface = "#ffffff", TextPrimary = "#14212b" },
        PaletteDark = new PaletteDark { Primary = "#7cc7e8", Secondary = "#ffb4ab", Background = "#0e151b", Surface = "#16212a", TextPrimary = "#e6eef4" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts } },
    };
}
