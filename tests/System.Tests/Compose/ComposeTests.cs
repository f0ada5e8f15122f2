using System.Diagnostics;
using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Compose;

/// <summary>docker-compose.yml and what belongs to it, checked without Docker: nothing in it is misspelt, open to the world, or a secret.</summary>
public sealed class ComposeTests
{
    private static readonly string[] Ours = ["topics", "collector", "enricher", "aggregator", "notifier", "api", "ccgc"];
    private static readonly string[] Servers = ["kafka", "redis", "rabbitmq"];

    private readonly ComposeFile _file = ComposeFile.Read();

    [Fact]
    public void Every_service_and_server_is_there_with_a_pinned_image_and_a_health_check()
    {
        Assert.Equal(Ours.Concat(Servers).Order(), _file.Services.Keys.Order());
        foreach (var (name, service) in _file.Services)
        {
            var image = (string)service["image"];
            Assert.True(Ours.Contains(name) || (image.Contains(':', StringComparison.Ordinal) && !image.EndsWith(":latest", StringComparison.Ordinal)), image);
            var health = ComposeFile.Entries(service, "healthcheck");
            Assert.True(health.ContainsKey("test") || name is "topics" or "ccgc", $"{name} has no health check");
        }
    }

    [Fact]
    public void Every_setting_is_one_that_the_services_know()
    {
        var known = new KnownSettings();
        Assert.False(known.Knows("Log__Engin"));
        Assert.False(known.Knows("Collector__Presets"));
        foreach (var name in Ours)
        {
            var variables = ComposeFile.Entries(_file.Services[name], "environment").Keys.Concat(ComposeFile.Entries(_file.Services[name], "secrets").Keys);
            Assert.All(variables, v => Assert.True(known.Knows(v), $"{name}: nobody reads {v}"));
        }
    }

    [Fact]
    public void Only_the_api_is_published_and_only_to_this_machine_and_with_authentication()
    {
        var published = _file.Services.Where(s => s.Value.ContainsKey("ports")).ToList();
        Assert.Equal("api", Assert.Single(published).Key);
        Assert.All(ComposeFile.Entries(published[0].Value, "ports").Keys, p => Assert.StartsWith("127.0.0.1:", p, StringComparison.Ordinal));
        Assert.Equal("true", ComposeFile.Entries(published[0].Value, "environment")["Auth__Required"]);
    }

    [Fact]
    public void What_a_service_waits_for_exists_and_can_come_true()
    {
        foreach (var (name, service) in _file.Services)
        {
            foreach (var (needed, condition) in ComposeFile.Entries(service, "depends_on"))
            {
                var words = (string)((Dictionary<object, object>)condition!)["condition"];
                Assert.True(
                    words == "service_completed_successfully" ? needed == "topics" : words == "service_healthy" && ComposeFile.Entries(_file.Services[needed], "healthcheck").ContainsKey("test"),
                    $"{name} waits for {needed}: {words}");
            }
        }

        Assert.Equal("false", ComposeFile.Entries(_file.Services["kafka"], "environment")["KAFKA_AUTO_CREATE_TOPICS_ENABLE"]);
        Assert.Equal(["topics", "create"], ((List<object>)_file.Services["topics"]["command"]).Take(2));
    }

    [Fact]
    public void Our_containers_are_read_only_and_run_as_nobody_in_particular()
    {
        Assert.All(Ours, name => Assert.Equal("true", _file.Services[name]["read_only"]));
        Assert.All(Ours, name => Assert.Contains("ALL", ComposeFile.Entries(_file.Services[name], "cap_drop").Keys));
        var lines = File.ReadAllLines(Path.Combine(Programs.Root(), "deploy", "Dockerfile"));
        Assert.True(Array.IndexOf(lines, "USER $APP_UID") > Array.FindLastIndex(lines, l => l.StartsWith("RUN ", StringComparison.Ordinal)), "the user changes after the last RUN");
    }

    [Fact]
    public async Task Secrets_are_files_made_at_random_once_and_never_part_of_the_repository()
    {
        using var deploy = new TemporaryDirectory();
        var script = Path.Combine(deploy.Path, "make-secrets");
        File.Copy(Path.Combine(Programs.Root(), "deploy", "make-secrets"), script);
        await RunAsync("bash", script);
        var made = Directory.EnumerateFiles(Path.Combine(deploy.Path, "secrets")).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);
        Assert.All(_file.Secrets, s => Assert.Equal($"deploy/secrets/{s.Key}", s.Value["file"]));
        Assert.All(_file.Secrets.Keys, name => Assert.NotEmpty(made[name]));
        Assert.True(made["redis.password"].Length >= 32 && made["redis.password"] != made["rabbitmq.password"]);
        Assert.EndsWith($"password={made["redis.password"]}", made["redis.connection"], StringComparison.Ordinal);

        await RunAsync("bash", script);
        Assert.All(made, m => Assert.Equal(m.Value, File.ReadAllText(Path.Combine(deploy.Path, "secrets", m.Key))));
        Assert.Contains("deploy/secrets/", File.ReadAllLines(Path.Combine(Programs.Root(), ".gitignore")));
        Assert.Contains("deploy/secrets", File.ReadAllLines(Path.Combine(Programs.Root(), ".dockerignore")));
        Assert.All(_file.Services.Values.SelectMany(s => ComposeFile.Entries(s, "environment").Keys), v => Assert.DoesNotContain("pass", v, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
