using System.Reflection;
using NetArchTest.Rules;

namespace CcgcStream.Architecture.Tests;

/// <summary>Pure core, thin shell: which project may lean on which.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Input = ["System.Net", "System.IO.File", "System.IO.Directory", "Confluent", "StackExchange", "RocksDbSharp", "MassTransit", "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting"];

    public static TheoryData<string> PureCore => [.. new[] { "Contracts", "Text", "Index", "Alerting" }];

    [Theory]
    [MemberData(nameof(PureCore))]
    public void The_core_does_no_input_and_output(string project) =>
        Hold(Types.InAssembly(Load(project)).ShouldNot().HaveDependencyOnAny(Input).GetResult());

    [Theory]
    [InlineData("Text", "Index", "Alerting", "Streaming", "State", "ServiceDefaults")]
    [InlineData("Index", "Text", "Alerting", "Streaming", "State", "ServiceDefaults")]
    [InlineData("Alerting", "Text", "Streaming", "State", "ServiceDefaults")]
    [InlineData("Contracts", "Text", "Index", "Alerting", "Streaming", "State", "ServiceDefaults")]
    [InlineData("Streaming", "Text", "Index", "Alerting", "State", "ServiceDefaults")]
    [InlineData("State", "Text", "Alerting", "ServiceDefaults")]
    public void Shared_libraries_point_only_inward(string project, params string[] forbidden)
    {
        var referenced = Load(project).GetReferencedAssemblies().Select(a => a.Name!).ToArray();
        Assert.DoesNotContain(referenced, name => forbidden.Any(f => name == $"CcgcStream.{f}"));
    }

    [Theory]
    [InlineData("Collector")]
    [InlineData("Enricher")]
    [InlineData("Aggregator")]
    [InlineData("Notifier")]
    [InlineData("Api")]
    public void A_service_knows_no_other_service(string service)
    {
        string[] services = ["Collector", "Enricher", "Aggregator", "Notifier", "Api", "Standalone"];
        var referenced = Load(service).GetReferencedAssemblies().Select(a => a.Name!).ToArray();
        Assert.DoesNotContain(referenced, name => services.Any(s => s != service && name == $"CcgcStream.{s}"));
    }

    [Theory]
    [MemberData(nameof(PureCore))]
    public void The_core_has_no_clock_of_its_own(string project) =>
        Assert.Empty(ClockReaders.In(Load(project)));

    private static Assembly Load(string project) => Assembly.Load($"CcgcStream.{project}");

    private static void Hold(NetArchTest.Rules.TestResult result) =>
        Assert.True(result.IsSuccessful, "breaks the rule: " + string.Join(", ", result.FailingTypeNames ?? []));
}
