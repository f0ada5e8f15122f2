namespace CcgcStream.Reporting;

/// <summary>Language of the labels of a report.</summary>
public enum ReportLanguage
{
    English,
    Chinese,
}
