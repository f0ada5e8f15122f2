using CcgcStream.Index.Methodology;

namespace CcgcStream.Index.Dimensions.Responsiveness;

/// <summary>
/// Probability that a question is answered within 24 h: Kaplan and Meier (1958) over hourly steps. A question younger than an hour
/// of waiting leaves the count of those at risk for that hour; it is never taken for a failure. The variance is Greenwood's.
/// </summary>
internal static class AnswerCurve
{
    internal static PartScore Score(QuestionTable questions, ResponsivenessRules rules)
    {
        // The prior answers at a constant rate, as so many imaginary questions in every hour.
        var hazard = 1 - Math.Pow(1 - rules.AnswerPrior, 1.0 / QuestionTable.Hours);
        double unanswered = 1, greenwood = 0, exposed = 0;
        for (var hour = 0; hour < QuestionTable.Hours; hour++)
        {
            var (atRisk, answered) = Step(questions, hour);
            exposed += atRisk;
            var n = atRisk + rules.PriorStrength;
            var d = answered + (rules.PriorStrength * hazard);
            unanswered *= 1 - (d / n);
            greenwood += d / (n * Math.Max(1e-9, n - d));
        }

        return new("answers", rules.Weights.Answers, 1 - unanswered, unanswered * unanswered * greenwood, Missing: exposed <= 0);
    }

    // Only those that have waited the whole hour through are at risk in it.
    private static (double AtRisk, double Answered) Step(QuestionTable questions, int hour)
    {
        double atRisk = 0, answered = 0;
        for (var age = hour + 1; age <= QuestionTable.Hours; age++)
        {
            atRisk += questions.Asked[age];
            for (var before = 0; before < hour; before++)
            {
                atRisk -= questions.Answered[age, before];
            }

            answered += questions.Answered[age, hour];
        }

        return (Math.Max(0, atRisk), Math.Max(0, answered));
    }
}
